/** @module mcp: the record for assistants, by the Model Context Protocol. */

export type { Corrector } from './correct-statement.ts'
export { createMcpServer, type McpOptions } from './create-mcp-server.ts'
export { type StdioOptions, serveOverStdio } from './serve-over-stdio.ts'
