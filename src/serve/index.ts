/** @module serve: a record in, its HTTP API and web pages out. */
export { type Address, listAddresses } from './addresses.ts'
export type * from './answers.ts'
export { type AppOptions, createApp } from './create-app.ts'
export type { PeopleOptions } from './identify-visitor.ts'
export type { JobFigures } from './open-metrics.ts'
export type { PairedUtterance, PairedWording } from './pair-wordings.ts'
export { checkDoor, type RunningServer, type ServerOptions, startServer } from './start-server.ts'
export type { TrainingLine } from './write-training.ts'
