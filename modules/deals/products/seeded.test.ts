import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { priceOf, whyNotChoose } from '../rules/price.ts'
import { readCatalogue } from './seeded.ts'

test('the example catalogue of a packaging printer: every product has a price above its cost, with any one choice of each', async () => {
  const products = readCatalogue(await readFile('db/seeds/catalogue.json', 'utf8'))
  expect(products.map((p) => p.name)).toContain('天地盖礼盒')
  for (const product of products) {
    const widest = Math.max(...product.options.map((o) => o.choices.length))
    for (let at = 0; at < widest; at++) {
      const chosen = product.options.map((o) => ({
        group: o.name,
        choice: o.choices[at % o.choices.length]?.name ?? '',
      }))
      expect(whyNotChoose(product.options, chosen)).toBeNull()
      for (const quantity of [1, ...product.breaks.map((b) => b.from)]) {
        const { unitPrice, unitCost, setupFen, setupCostFen } = priceOf(product, quantity, chosen)
        expect([product.name, quantity, unitPrice > (unitCost ?? 0)]).toEqual([product.name, quantity, true])
        expect(setupFen).toBeGreaterThanOrEqual(setupCostFen)
      }
    }
  }
})
