/** @module table: reports in the rows of tables (CSV, TSV, XLSX), and what their columns are taken for. */
export {
  type Columns,
  describeMapping,
  FIELDS,
  type Field,
  type MappedColumn,
  type Mapping,
} from './describe-mapping.ts'
export { isTable } from './is-table.ts'
export { describeObject, readObject } from './read-object.ts'
export { previewTable, readTable, type TableOptions } from './read-table.ts'
export { previewWorkbook, readWorkbook } from './read-workbook.ts'
