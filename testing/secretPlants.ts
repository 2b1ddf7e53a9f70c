import { markCriterion } from '../modules/importance/contract.ts'
import {
  answerPortrait,
  holdReview,
  noteShare,
  noteTrust,
  planHandover,
  planShare,
} from '../modules/portrait/contract.ts'
import type { Caller } from './app.ts'
import type { Marks } from './secretShapes.ts'

/** What later modules keep of a customer: planted with marks as the rest is. */
export const PLANTS: ((
  keeper: Caller,
  of: { id: string; contact: string; colleague: string },
  mark: Marks,
) => Promise<unknown>)[] = [
  (keeper, { id, contact }, mark) =>
    keeper.call(answerPortrait, {
      params: { id },
      body: {
        answers: [
          ...['makes', 'markets', 'season', 'buys', 'pain', 'supplier', 'supplier_bad'].map((field) => ({
            field,
            value: mark.text(field),
          })),
          { field: 'turnover', value: { fen: mark.fen(), currency: 'CNY' } },
          { field: 'budget', value: mark.text('管钱的') },
          ...['worry', 'family', 'interests', 'values'].map((field) => ({
            field,
            contactId: contact,
            value: mark.text(field),
          })),
        ],
      },
    }),
  (keeper, { id, contact }, mark) =>
    keeper.call(noteTrust, {
      params: { id },
      body: { kind: 'complaint', contactId: contact, personId: keeper.id, note: mark.text('投诉') },
    }),
  (keeper, { id }, mark) =>
    keeper.call(noteShare, {
      params: { id },
      body: {
        ours: 30,
        rivals: [{ name: mark.text('同行'), percent: 70 }],
        yearly: { fen: mark.fen(), currency: 'CNY' },
      },
    }),
  (keeper, { id }, mark) =>
    keeper.call(planShare, { params: { id }, body: { target: 60, byDay: '2026-12-31', steps: mark.text('份额步骤') } }),
  (keeper, { id }, mark) =>
    keeper.call(holdReview, { params: { id }, body: { found: mark.text('所得'), askNext: mark.text('再问') } }),
  (keeper, { id, contact, colleague }, mark) =>
    keeper.call(planHandover, {
      params: { id },
      body: { fromId: colleague, toId: keeper.id, contactId: contact, steps: [{ what: mark.text('移交') }] },
    }),
  (keeper, { id }, mark) =>
    keeper.call(markCriterion, { params: { id }, body: { criterion: 'potential', value: mark.fen() } }),
]
