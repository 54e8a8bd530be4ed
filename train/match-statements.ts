export {
  collectGold,
  collectSegments,
  compareStatements,
  matchStatements,
  measureNearness,
  type StatementCharacters,
} from '../src/learn/index.ts'
