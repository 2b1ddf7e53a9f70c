/** What the firm offers its customers and mends for them, in the words of the trade. */
export const BAYS = ['海德堡 1 号机', '小森 2 号机', '检修工位'] as const

const WORKDAYS = (...spans: [string, string][]) => ({ 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: [], 7: [] })

export const OFFERED = [
  {
    nameZh: '上机看样',
    nameEn: 'Press check',
    aboutZh: '在印刷机旁看首张，颜色、套印当面定。请带上签过的打样和色卡。',
    aboutEn:
      'See the first sheets at the press and settle colour and register on the spot. Please bring the signed proof and your colour card.',
    place: '一楼印刷车间',
    minutes: 60,
    buffer: 30,
    capacity: 2,
    noticeHours: 24,
    aheadDays: 30,
    hours: WORKDAYS(['09:00', '12:00'], ['13:30', '18:00']),
    slug: 'press-check',
    bays: [0, 1],
  },
  {
    nameZh: '打样确认',
    nameEn: 'Proofing appointment',
    aboutZh: '看数码样和实物样，定纸张、压纹、开窗位置。',
    aboutEn: 'Look at digital and real proofs; choose paper, embossing and windows.',
    place: '二楼样品间',
    minutes: 45,
    buffer: 15,
    capacity: 3,
    noticeHours: 4,
    aheadDays: 30,
    hours: WORKDAYS(['09:00', '12:00'], ['14:00', '17:00']),
    slug: 'proofing',
    bays: [],
  },
  {
    nameZh: '设备检修',
    nameEn: 'Machine check-up',
    aboutZh: '您厂里的切纸机、覆膜机、喷码机送来检修；大件请先打电话。',
    aboutEn: 'Cutters, laminators and coders of yours, brought to us for repair; please call first for large machines.',
    place: '后院检修间',
    minutes: 90,
    buffer: 0,
    capacity: 1,
    noticeHours: 4,
    aheadDays: 21,
    hours: WORKDAYS(['09:00', '12:00'], ['13:30', '16:30']),
    slug: 'check-up',
    bays: [2],
  },
] satisfies {
  hours: Record<1 | 2 | 3 | 4 | 5 | 6 | 7, [string, string][]>
  bays: number[]
  [key: string]: unknown
}[]

export const MACHINES = [
  '波拉 78 切纸机',
  '依玛士喷码机',
  '半自动覆膜机',
  '糊盒机',
  '小型模切机',
  '打包机',
  '数码打样机',
  '贴标机',
] as const

export const NOTES = [
  '要看烫金位置',
  '带老板一起来，请留车位',
  '先看颜色，再定数量',
  '只看封面',
  '赶展会，最好当天定',
] as const

interface Trouble {
  cause: string
  place: string | null
  circumstances: string | null
  condition: string | null
  tried: string | null
  workDone: string
}

export const TROUBLES: readonly Trouble[] = [
  {
    cause: '切出来的边不齐，差一毫米左右',
    place: '客户成品车间',
    circumstances: '上周换了新刀以后',
    condition: '刀架有磕痕，油位正常',
    tried: '自己紧过压纸器',
    workDone: '校正刀架平行，换压纸胶条',
  },
  {
    cause: '喷码断线，字缺一半',
    place: '流水线末端',
    circumstances: '天冷开机头半小时最明显',
    condition: '喷头结墨',
    tried: '用溶剂洗过两次',
    workDone: '清洗喷头，换滤芯，教了开机预热',
  },
  {
    cause: '覆膜起泡',
    place: null,
    circumstances: '换了供应商的膜',
    condition: '胶辊有压痕',
    tried: '调高过温度',
    workDone: '换胶辊，按新膜重设温度和压力',
  },
  {
    cause: '糊盒机皮带跑偏',
    place: '二车间',
    circumstances: '连续开三小时以后',
    condition: '皮带边毛了',
    tried: null,
    workDone: '换皮带，调张紧轮',
  },
  {
    cause: '模切压力不匀，一边切不断',
    place: null,
    circumstances: '厚卡纸才有',
    condition: '外观完好',
    tried: '垫过纸',
    workDone: '重调四角压力，换一块底板',
  },
]
