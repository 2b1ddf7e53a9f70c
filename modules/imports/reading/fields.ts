import { type Text, texts } from '../../../shared/text.ts'

// What a sheet can hold and what its columns can mean; the headings that say so are in vocabulary/.

export const KINDS = ['customers', 'contacts', 'touches', 'orders', 'products', 'people', 'deals'] as const
export type SheetKind = (typeof KINDS)[number]

export const kindLabels = texts({
  customers: { zh: '客户', en: 'Customers' },
  contacts: { zh: '联系人', en: 'Contacts' },
  touches: { zh: '跟进记录', en: 'Touches' },
  orders: { zh: '订单', en: 'Orders' },
  products: { zh: '产品', en: 'Products' },
  people: { zh: '同事与团队', en: 'Colleagues and teams' },
  deals: { zh: '商机', en: 'Deals' },
})

export interface Field {
  readonly id: string
  readonly label: Text
  /** A row without it is rejected. */
  readonly required?: boolean
  /** Several columns may hold it. */
  readonly many?: boolean
  /** Found in this kind of sheet and hardly in another. */
  readonly telling?: boolean
}

type Traits = Pick<Field, 'required' | 'many' | 'telling'>

const field = (id: string, zh: string, en: string, traits: Traits = {}): Field => ({ id, label: { zh, en }, ...traits })

const MANY = { many: true }
const TELLING = { telling: true }

const name = (zh: string, en: string) => field('name', zh, en, { required: true })
const customer = (traits: Traits) => field('customer', '客户名称', 'Customer', traits)
const OWNER = field('owner', '负责人', 'Owner')
const MAIL = field('mail', '邮箱', 'Mail', MANY)
const WECHAT = field('wechat', '微信', 'WeChat', MANY)
const ADDRESS = field('address', '地址', 'Address')
const TAGS = field('tags', '标签', 'Tags', MANY)
const CURRENCY = field('currency', '币种', 'Currency')
/** Every kind ends with them. */
const ASIDE = [
  field('remarks', '备注', 'Remarks', MANY),
  field('other', '记入备注（连同栏名）', 'Keep in the remarks, with its heading', MANY),
  field('ignored', '不导入', 'Leave out', MANY),
]

export const FIELDS: Readonly<Record<SheetKind, readonly Field[]>> = {
  customers: [
    name('客户名称', 'Customer'),
    field('kind', '类型（企业或个人）', 'Kind (firm or person)'),
    field('contactName', '联系人', 'Contact', MANY),
    field('contactJob', '联系人职务', "Contact's job", MANY),
    field('phone', '电话（联系人）', 'Phone (of the contact)', MANY),
    field('companyPhone', '公司电话', 'Phone (of the firm)', MANY),
    MAIL,
    WECHAT,
    field('birthday', '联系人生日', "Contact's birthday"),
    field('industry', '行业', 'Industry', TELLING),
    field('region', '地区', 'Region'),
    field('size', '规模', 'Size'),
    ADDRESS,
    field('source', '客户来源', 'Source', TELLING),
    field('tier', '客户重要度', 'Importance', TELLING),
    OWNER,
    field('enteredOn', '建档日期', 'Entered on', TELLING),
    field('stage', '阶段', 'Stage'),
    TAGS,
    ...ASIDE,
  ],
  contacts: [
    customer({}),
    name('姓名', 'Name'),
    field('familyName', '姓', 'Family name'),
    field('givenName', '名', 'Given name'),
    field('job', '职务', 'Job'),
    field('phone', '电话', 'Phone', MANY),
    MAIL,
    WECHAT,
    field('birthday', '生日', 'Birthday', TELLING),
    ADDRESS,
    TAGS,
    ...ASIDE,
  ],
  touches: [
    customer({ required: true }),
    field('day', '日期', 'Date', { required: true }),
    field('time', '时刻', 'Time of day'),
    field('channel', '方式', 'Channel', TELLING),
    field('direction', '方向', 'Direction'),
    field('by', '跟进人', 'Made by'),
    field('contact', '联系人', 'Contact'),
    field('effective', '有效', 'Effective', TELLING),
    field('summary', '内容', 'What was said', MANY),
    field('nextStep', '下一步', 'Next step', TELLING),
    field('next', '下次跟进（日期或事项）', 'Next (date or what)', TELLING),
    field('nextOn', '下次日期', 'Next date', TELLING),
    ...ASIDE.slice(1),
  ],
  orders: [
    customer({ required: true }),
    field('day', '下单日期', 'Ordered on', { required: true }),
    field('amount', '金额', 'Amount', { required: true, telling: true }),
    field('payment', '收款', 'Payment', TELLING),
    field('paidAmount', '已收金额', 'Amount paid', TELLING),
    CURRENCY,
    field('number', '订单号', 'Order number', TELLING),
    field('product', '产品', 'Product', MANY),
    ...ASIDE,
  ],
  products: [
    name('产品名称', 'Product'),
    field('series', '系列', 'Series'),
    field('price', '价格', 'Price', TELLING),
    CURRENCY,
    ...ASIDE,
  ],
  people: [
    name('姓名', 'Name'),
    field('manager', '主管', 'Manager', TELLING),
    field('team', '团队', 'Team', TELLING),
    MAIL,
    field('phone', '手机', 'Mobile', MANY),
    field('role', '角色', 'Role'),
    field('joinedOn', '入职日期', 'Joined on', TELLING),
    ...ASIDE,
  ],
  deals: [
    customer({}),
    field('number', '商机编号', 'Number', TELLING),
    field('title', '商机名称', 'Title', TELLING),
    OWNER,
    field('product', '产品', 'Product'),
    field('stage', '阶段', 'Stage', { telling: true, required: true }),
    field('openedOn', '开始日期', 'Opened on'),
    field('closedOn', '结束日期', 'Closed on', TELLING),
    field('amount', '金额', 'Amount'),
    ...ASIDE,
  ],
}
