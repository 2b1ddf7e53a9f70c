/** Why two customers may be the same (G4): equal after folding, or equal once region and trade are left out. */
export const EVIDENCE = ['name', 'loose_name', 'phone', 'mail'] as const
export type Evidence = (typeof EVIDENCE)[number]
export const isEvidence = (told: string): told is Evidence => EVIDENCE.some((e) => e === told)

/** A name is what a firm is known by; a number may be a switchboard's, a mail a department's. */
const WEIGHT: Record<Evidence, number> = { name: 4, phone: 3, mail: 2, loose_name: 1 }

/** How likely two customers are the same: by what agrees, then by how alike their names are (0 to 1). */
export const weigh = (evidence: readonly Evidence[], similarity: number): number =>
  evidence.reduce((sum, e) => sum + WEIGHT[e], similarity)

/** Many firms share a short word (华新): with nothing else in common their names must be this alike. */
const ALIKE_ENOUGH = 0.6

/** Whether what agrees is enough by itself. Many people bear one name, so of two persons it proves nothing. */
export const isTelling = (evidence: readonly Evidence[], bothPersons = false): boolean =>
  evidence.some((e) => e === 'phone' || e === 'mail' || (e === 'name' && !bothPersons))

/** Whether a person should be asked if two customers are the same. */
export const worthAsking = (evidence: readonly Evidence[], similarity: number, bothPersons = false): boolean =>
  isTelling(evidence, bothPersons) || (!bothPersons && evidence.length > 0 && similarity >= ALIKE_ENOUGH)

/** A number or mail that more customers than this share (a switchboard, 13800000000) tells nobody apart. */
export const MOST_SHARING = 5
