import { read, write } from '../../platform/http/route.ts'
import {
  addLetter,
  changeLetter,
  listLetters,
  listVariables,
  listVersions,
  previewLetter,
  showLetter,
  writeLetter,
} from './actions.ts'
import * as contract from './contract.ts'

export const letterRoutes = [
  read(contract.listLetters, (work) => listLetters(work)),
  read(contract.listLetterVariables, (work) => listVariables(work)),
  read(contract.showLetter, (work, { params }) => showLetter(work, params.id)),
  write(contract.addLetter, (work, { body }) => addLetter(work, body)),
  write(contract.changeLetter, (work, { params, body }) => changeLetter(work, params.id, body)),
  write(contract.writeLetter, (work, { params, body }) => writeLetter(work, params.id, body)),
  read(contract.listLetterVersions, (work, { params, query }) => listVersions(work, params.id, query)),
  read(contract.previewLetter, (work, { body }) => previewLetter(work, body)),
]
