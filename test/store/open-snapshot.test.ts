import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSnapshot } from '../../src/store/open-snapshot.ts'
import { connectToSqlite } from '../../src/store/sqlite/connect.ts'
import { makeFolder } from './temporary-record.ts'

test('a record that cannot be read as it is now leaves no connection open', async () => {
  const connection = await connectToSqlite(join(makeFolder(), 'test.db'), { mode: 'create' })
  await connection.db.schema.dropTable('record_state').execute()
  const open = new Set<unknown>()
  const watched: typeof connection = {
    ...connection,
    openReader() {
      const reader = connection.openReader()
      open.add(reader)
      return reader
    },
    async closeReader(reader) {
      await connection.closeReader(reader)
      open.delete(reader)
    },
  }
  await expect(openSnapshot(watched)).rejects.toThrow(/record_state/)
  expect(open.size).toBe(0)
  await connection.close()
})
