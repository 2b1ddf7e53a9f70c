export { addPerson, deactivate } from './actions.ts'
export { demandProof } from './factors/proof.ts'
export { addImportedPeople } from './imported.ts'
export * as peoplePolicy from './policy.ts'
export {
  findPersonByLogin,
  firstAdmin,
  insertPerson,
  insertTeam,
  listTeams,
  peopleNamed,
  rootTeam,
  teamTree,
} from './repo.ts'
export { foldLogin, subtree } from './rules.ts'
export { seedPeople } from './seeded.ts'
export { identify } from './sessions.ts'
export { isSetUp, MAIN, setUpCompany } from './setUp.ts'
export { createKey } from './signIn.ts'
