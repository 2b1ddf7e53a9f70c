import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { readConfig } from '../../platform/config.ts'
import { dayIn } from '../../shared/calendar.ts'
import { readCatalogue } from '../deals/index.ts'
import { almanacFor } from './almanac.ts'
import type { Plan } from './rules/firm.ts'
import { readPhrasebook } from './rules/phrasebook.ts'
import { readProducts } from './rules/products.ts'

const PHRASES = ['words', 'approach', 'deal', 'order', 'inbound', 'moves', 'needs']

/** Puts together what the demo is made of: the lists in `db/seeds`, the almanac, and the day it is made for. */
export async function planDemo(
  asked: Pick<Plan, 'seed' | 'now' | 'zone' | 'customers' | 'companyPoolId'>,
): Promise<Plan> {
  const folder = join(readConfig({}).root, 'db/seeds')
  const read = (name: string) => readFile(join(folder, `${name}.txt`), 'utf8')
  const today = dayIn(asked.zone, asked.now)
  return {
    ...asked,
    today,
    almanac: almanacFor(today),
    book: readPhrasebook((await Promise.all(PHRASES.map(read))).join('\n')),
    products: readProducts(await read('products')),
    catalogue: readCatalogue(await readFile(join(folder, 'catalogue.json'), 'utf8')),
    spell: (name) => pinyin(name, { toneType: 'none', type: 'array' }).join(''),
  }
}
