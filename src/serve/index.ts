/** @module serve: a record in, its HTTP API and web pages out. */
export { type Address, listAddresses } from './addresses.ts'
export { type AppOptions, createApp } from './create-app.ts'
export type { ArticleAnswer, Elsewhere, StoryAnswer, VoiceAnswer } from './gather-elsewhere.ts'
export type { PairedUtterance, PairedWording } from './pair-wordings.ts'
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts'
