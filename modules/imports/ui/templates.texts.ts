import { texts } from '../../../shared/text.ts'

// What usual ledgers look like: headings and rows that teach, and templates to fill in.

export interface Template {
  readonly kind: 'customers' | 'touches' | 'orders'
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const templates: readonly Template[] = [
  {
    kind: 'customers',
    headings: [
      '客户名称',
      '联系人',
      '职务',
      '手机',
      '行业',
      '地址',
      '客户来源',
      '重要度',
      '负责人',
      '建档日期',
      '备注',
    ],
    rows: [
      [
        '锦程包装制品有限公司',
        '张建国',
        '采购总监',
        '138 0013 8000',
        '印刷包装',
        '',
        '展会',
        'A',
        '王磊',
        '2026-03-02',
        '下午方便接电话',
      ],
      ['云帆物流有限公司', '陈敏', '行政', '021-5566 7788', '物流', '', '转介绍', 'B', '李娜', '2026/4/18', ''],
    ],
  },
  {
    kind: 'touches',
    headings: ['客户名称', '日期', '方式', '跟进人', '有效', '内容'],
    rows: [
      ['锦程包装制品有限公司', '2026年6月2日', '电话', '王磊', '是', '样品已收到，颜色满意，下周定量'],
      ['云帆物流有限公司', '2026-06-01', '上门拜访', '李娜', '否', '负责人不在，约下周'],
    ],
  },
  {
    kind: 'orders',
    headings: ['客户名称', '下单日期', '金额', '收款'],
    rows: [
      ['锦程包装制品有限公司', '2026-06-05', '36,800', '已收'],
      ['云帆物流有限公司', '2026-05-20', '1.2万', '未收'],
    ],
  },
]

/** The names of a template's file. */
export const templateFiles = texts({
  customers: { zh: '客户台账模板.csv', en: 'Customers template.csv' },
  touches: { zh: '跟进记录模板.csv', en: 'Touches template.csv' },
  orders: { zh: '订单模板.csv', en: 'Orders template.csv' },
})

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A template as a CSV that Excel opens in the right encoding. */
export const templateText = ({ headings, rows }: Template): string =>
  `\ufeff${[headings, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
