import { describe, expect, it, test } from 'vitest'
import { CHANNELS } from '../../touches/rules/log.ts'
import {
  channelIn,
  customerKindIn,
  directionIn,
  effectiveIn,
  isBlank,
  isNobody,
  isTotal,
  paymentIn,
  reachedNobody,
  sizeIn,
  stageIn,
  tierIn,
} from './words.ts'

describe('T1 the words for channels', () => {
  test.each([
    ['phone', '电话 手机 电话沟通 致电 电话回访 座机 Phone Call'],
    ['wechat', '微信 企业微信 企微 微信语音 WeChat wx'],
    ['sms', '短信 SMS'],
    ['email', '邮件 电子邮件 E-mail 发邮件'],
    ['letter', '信函 邮寄 快递样品 寄样'],
    ['visit_out', '上门拜访 拜访 客户拜访 上门 面谈 见面 实地走访 Visit Meeting'],
    ['visit_in', '客户来访 来访 到访接待 来厂参观 到店'],
    ['video', '视频 视频会议 腾讯会议 线上会议'],
    ['fax', '传真'],
    ['event', '展会 参展 活动 沙龙'],
    ['social', '微博 抖音 朋友圈'],
    ['chat', 'QQ 旺旺 在线客服 钉钉'],
    ['other', '其他 其它'],
  ] as const)('%s', (channel, words) => {
    for (const word of words.split(' ')) expect(channelIn(word)?.channel, word).toBe(channel)
  })
  it('the codes themselves', () => {
    for (const code of CHANNELS) expect(channelIn(code)).toEqual({ channel: code })
  })
  test.each([
    ['来电', 'phone', 'in'],
    ['客户来电', 'phone', 'in'],
    ['去电', 'phone', 'out'],
    ['呼出', 'phone', 'out'],
    ['客户来访', 'visit_in', 'in'],
    ['上门拜访', 'visit_out', 'out'],
  ] as const)('%s is %s, %s', (word, channel, direction) => expect(channelIn(word)).toEqual({ channel, direction }))
  test.each(['', '托梦', '张三'])('«%s» is none', (word) => expect(channelIn(word)).toBeNull())
})

describe('T2 the words for effective', () => {
  test.each(['是', '有效', '√', '✓', 'Y', 'yes', 'TRUE', '1', '已接通'])('%s', (word) =>
    expect(effectiveIn(word)).toBe(true),
  )
  test.each(['否', '无效', '×', '✗', 'x', 'N', 'no', 'FALSE', '0', '未接通', '无人接听', '关机'])('not %s', (word) =>
    expect(effectiveIn(word)).toBe(false),
  )
  test.each(['', '也许', '2'])('«%s» tells nothing', (word) => expect(effectiveIn(word)).toBeNull())
  test.each(['打了三次，无人接听', '手机关机'])('%s reached nobody', (text) => expect(reachedNobody(text)).toBe(true))
  it('a talk reached somebody', () => expect(reachedNobody('约了下周看打样')).toBe(false))
})

describe('M6 the words for payment', () => {
  test.each(['已收', '已付', '已付清', '已结清', '全款', '已回款', '已到账', '收讫', '是', '√', 'Paid', '1'])(
    'paid: %s',
    (word) => expect(paymentIn(word)).toBe('paid'),
  )
  test.each(['未收', '未付款', '欠款', '未结清', '待回款', '没收', '否', '×', 'unpaid', '0'])('unpaid: %s', (word) =>
    expect(paymentIn(word)).toBe('unpaid'),
  )
  test.each(['部分', '已付定金', '部分收款', '预付30%', '尾款未付', 'partial'])('partial: %s', (word) =>
    expect(paymentIn(word)).toBe('partial'),
  )
  test.each(['', '微信'])('«%s» tells nothing', (word) => expect(paymentIn(word)).toBeNull())
})

describe('other words', () => {
  test.each([
    ['VVIP', 'VVIP'],
    ['vvip客户', 'VVIP'],
    ['Ａ', 'A'],
    ['a类', 'A'],
    ['B级客户', 'B'],
    ['C', 'C'],
    ['VIP', null],
    ['重要', null],
    ['', null],
  ])('I1 %s is tier %s', (word, tier) => expect(tierIn(word)).toBe(tier))
  test.each([
    ['微型', 'micro'],
    ['小微企业', 'small'],
    ['小型', 'small'],
    ['中型企业', 'medium'],
    ['大型', 'large'],
    ['集团', 'large'],
    ['19', 'micro'],
    ['20人', 'small'],
    ['50人以下', 'small'],
    ['少于20人', 'micro'],
    ['20－99人', 'small'],
    ['100-499人', 'medium'],
    ['100～499', 'medium'],
    ['500人以上', 'large'],
    ['约 200 人', 'medium'],
    ['1,200', 'large'],
    ['1千-5千人', 'large'],
    ['1万人以上', 'large'],
    ['<50', 'small'],
    ['Large', 'large'],
    ['中小企业', null],
    ['不大', null],
    ['', null],
  ])('Q4 %s is size %s', (word, size) => expect(sizeIn(word)).toBe(size))
  test.each([
    ['线索', 'lead'],
    ['未联系', 'lead'],
    ['跟进中', 'contacted'],
    ['有意向', 'need'],
    ['已报价', 'quoted'],
    ['已成交', 'ordered'],
    ['未成交', 'lead'],
    ['quoted', 'quoted'],
    ['紫色', null],
  ])('Q1 %s is stage %s', (word, stage) => expect(stageIn(word)).toBe(stage))
  test.each([
    ['呼入', 'in'],
    ['呼出', 'out'],
    ['去电', 'out'],
    ['客户主动', 'in'],
    ['主动', 'out'],
    ['in', 'in'],
    ['横', null],
  ])('%s is direction %s', (word, direction) => expect(directionIn(word)).toBe(direction))
  it('kinds of customers', () => {
    expect(['个人', '企业', '横'].map(customerKindIn)).toEqual(['person', 'organisation', null])
  })
  it('what stands for nothing', () => {
    expect(['', ' ', '-', '—', '/', '无', '暂无', 'N/A', 'null'].every(isBlank)).toBe(true)
    expect(['华新', '0', '无锡'].some(isBlank)).toBe(false)
    expect(['公海', '待分配', '-', ''].every(isNobody)).toBe(true)
    expect(['合计', ' 总计：', 'Total'].every(isTotal)).toBe(true)
    expect(isTotal('合计科技')).toBe(false)
  })
})
