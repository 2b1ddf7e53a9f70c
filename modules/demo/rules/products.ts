/** Something that a trade has printed. */
export interface Product {
  readonly industry: string
  /** Words at the end of such firms' names. */
  readonly trades: readonly string[]
  readonly name: string
  /** A case of board, a folding box, a label, or a card or leaflet: what may be said of it differs. */
  readonly kind: 'gift' | 'carton' | 'label' | 'card'
  readonly unit: string
  readonly quantity: readonly [low: number, high: number]
  /** Yuan a piece. */
  readonly price: readonly [low: number, high: number]
  readonly papers: readonly string[]
  readonly finishes: readonly string[]
  /** The months, 1 to 12, in which it is ordered most. */
  readonly season: readonly number[]
}

const LABEL = /不干胶|酒标/
const GIFT = /礼盒|天地盖|抽屉|翻盖|酒盒/

/** Reads the table of `db/seeds/products.txt`. */
export function readProducts(file: string): Product[] {
  return file
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (cells.length !== 9) throw new Error(`not a product: ${line}`)
      const [
        industry = '',
        trades = '',
        name = '',
        unit = '',
        quantity = '',
        price = '',
        papers = '',
        finishes = '',
        season = '',
      ] = cells
      return {
        industry,
        trades: trades.split(' '),
        name,
        kind: unit === '张' ? (LABEL.test(name) ? 'label' : 'card') : GIFT.test(name) ? 'gift' : 'carton',
        unit,
        quantity: range(quantity),
        price: range(price),
        papers: papers.split(';'),
        finishes: finishes.split(';'),
        season: season.split(' ').map(Number),
      }
    })
}

function range(text: string): [number, number] {
  const [low = Number.NaN, high = Number.NaN] = text.split('-').map(Number)
  if (!(low <= high)) throw new Error(`not a range: ${text}`)
  return [low, high]
}
