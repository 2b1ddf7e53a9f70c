import { z } from 'zod'
import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { ProductFields } from './contract.ts'
import { insertProduct } from './repo.ts'

/** Reads a catalogue as `db/seeds/catalogue.json` writes it: by the contract, as if somebody had entered it. */
export const readCatalogue = (file: string) => z.array(ProductFields).parse(JSON.parse(file))

/** The demo's catalogue. */
export async function seedProducts(work: Work, products: ReturnType<typeof readCatalogue>): Promise<void> {
  for (const product of products) await insertProduct(work.tx, newId(), product, work.now)
}
