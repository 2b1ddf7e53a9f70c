import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import type { ApprovalLimits } from './rules/approval.ts'
import { BIG_ORDER_BY } from './rules/bigOrder.ts'
import { DIAGNOSIS_RULES } from './rules/diagnosis.ts'

const words = texts({
  fen: { zh: '分', en: 'fen' },
  days: { zh: '天', en: 'days' },
  percent: { zh: '%', en: '%' },
  big: { zh: '大单的门槛', en: 'Threshold of a big order' },
  bigHelp: {
    zh: '需求达到这个数就报给负责人的主管，请他介入',
    en: 'A need that reaches it is reported to the owner’s manager, who steps in',
  },
  bigBy: { zh: '大单按什么算', en: 'What the threshold looks at' },
  bigByHelp: {
    zh: '只看金额，或者金额乘以把握',
    en: 'The amount alone, or the amount times the chance',
  },
  diagnosis: { zh: '报价前没有问诊', en: 'A quote without a diagnosis' },
  diagnosisHelp: {
    zh: '问诊单没写全就报价时怎么办',
    en: 'What happens where the diagnosis is not whole',
  },
  closedDays: { zh: '看板上赢单、丢单留多久', en: 'Won and lost needs stay on the board for' },
  closedDaysHelp: { zh: '更早的在列表里', en: 'Earlier ones stand in the list' },
  limits: { zh: '报价和订单要审批的限度', en: 'Limits beyond which a quote or order needs approval' },
  limitsHelp: {
    zh: '超出任何一条就等主管批准；空着就不限。折扣也对照客户接受过的报价和需求的金额；总额过低只看目录核不了的',
    en: 'Beyond any of them it waits for the manager; empty is no limit. The discount is also from what the customer accepted and from the amount of the need; a total too low counts only where the catalogue confirms nothing',
  },
  taxIncluded: { zh: '单价含不含税', en: 'Unit prices' },
  taxRate: { zh: '报价的税率', en: 'Tax rate of a quote' },
  validDays: { zh: '报价有效期', en: 'A quote holds for' },
  terms: { zh: '报价的条款', en: 'Terms of a quote' },
  termsEn: { zh: '报价的条款（英文）', en: 'Terms of a quote in English' },
  dress: { zh: '报价单上的公司', en: 'The company on its quotes' },
  dressHelp: {
    zh: '抬头、标志文字、地址、电话、开户行与账号',
    en: 'Name, logo text, address, phone, bank and account',
  },
})

/** 100,000 yuan. */
const BIG_ORDER_FEN = 10_000_000

export const bigOrderFen = setting({
  key: 'deals.big_order',
  schema: z.int().min(1),
  fallback: BIG_ORDER_FEN,
  unit: words.fen,
  label: words.big,
  help: words.bigHelp,
  rule: 'T7',
})
export const bigOrderBy = setting<(typeof BIG_ORDER_BY)[number]>({
  key: 'deals.big_order_by',
  schema: z.enum(BIG_ORDER_BY),
  fallback: 'amount',
  label: words.bigBy,
  help: words.bigByHelp,
  rule: 'T7',
})
export const diagnosisRule = setting<(typeof DIAGNOSIS_RULES)[number]>({
  key: 'deals.diagnosis',
  schema: z.enum(DIAGNOSIS_RULES),
  fallback: 'warn',
  label: words.diagnosis,
  help: words.diagnosisHelp,
  rule: 'P8',
})

export const boardClosedDays = setting({
  key: 'deals.board_closed_days',
  schema: z.int().min(1).max(3660),
  fallback: 90,
  unit: words.days,
  label: words.closedDays,
  help: words.closedDaysHelp,
  rule: 'Q1',
})

/** 10,000 yuan: freight, samples and plates in free words stay below it, a job of print does not. */
const UNKNOWN_FEN = 1_000_000
/** 100 yuan: no job of print is had for less. */
const LEAST_FEN = 10_000

const percent = z.number().min(0).max(100)

export const approvalLimits = setting<ApprovalLimits>({
  key: 'quotes.approval',
  schema: z.object({
    total: z.int().min(0).nullable(),
    discount: percent.nullable(),
    margin: z.number().min(-100).max(100).nullable(),
    unknown: z.int().min(0).nullable(),
    least: z.int().min(0).nullable(),
  }),
  fallback: { total: BIG_ORDER_FEN, discount: 10, margin: 15, unknown: UNKNOWN_FEN, least: LEAST_FEN },
  label: words.limits,
  help: words.limitsHelp,
  rule: 'T7',
})
export const taxIncluded = setting({
  key: 'quotes.tax_included',
  schema: z.boolean(),
  fallback: true,
  label: words.taxIncluded,
  rule: 'M6',
})
export const taxRate = setting({
  key: 'quotes.tax_rate',
  schema: percent,
  fallback: 13,
  unit: words.percent,
  label: words.taxRate,
  rule: 'M6',
})
export const validDays = setting({
  key: 'quotes.valid_days',
  schema: z.int().min(1).max(366),
  fallback: 30,
  unit: words.days,
  label: words.validDays,
  rule: 'M6',
})
export const quoteTerms = setting({
  key: 'quotes.terms',
  schema: z.string().trim().max(5000),
  fallback: '',
  label: words.terms,
  rule: 'C4',
})

export const quoteTermsEn = setting({
  key: 'quotes.terms_en',
  schema: z.string().trim().max(5000),
  fallback: '',
  label: words.termsEn,
  rule: 'C4',
})

const line = z.string().trim().max(200).default('')

export interface Dress {
  name: string
  nameEn: string
  logo: string
  address: string
  addressEn: string
  phone: string
  bank: string
  bankEn: string
  account: string
}

/** How the company dresses its papers; its name stands in for one that is empty. */
export const companyDress = setting<Dress>({
  key: 'quotes.dress',
  schema: z.object({
    name: line,
    nameEn: line,
    logo: line,
    address: line,
    addressEn: line,
    phone: line,
    bank: line,
    bankEn: line,
    account: line,
  }),
  fallback: {
    name: '',
    nameEn: '',
    logo: '',
    address: '',
    addressEn: '',
    phone: '',
    bank: '',
    bankEn: '',
    account: '',
  },
  label: words.dress,
  help: words.dressHelp,
  rule: 'C4',
})
