import { z } from 'zod'
import { ProductFields } from './contract.ts'

/** Reads a catalogue as `db/seeds/catalogue.json` writes it: by the contract, as if somebody had entered it. */
export const readCatalogue = (file: string) =>
  z
    .array(ProductFields)
    .parse(JSON.parse(file))
    .map(
      ({
        code = null,
        series = null,
        unit = '个',
        price = null,
        cost = null,
        breaks = [],
        options = [],
        name,
        nameEn = '',
        unitEn = '',
      }) => ({
        code,
        name,
        nameEn,
        series,
        unit,
        unitEn,
        price,
        cost,
        breaks,
        options,
      }),
    )
