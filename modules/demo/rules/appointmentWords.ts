/** What the demo's people arrange, ask and promise, in the words of their trade. */
export const AGENDAS = [
  '看新一版样盒，定纸张和工艺；顺便看一下他们的包装线',
  '对一遍明年的用量和交货节奏，谈年度价',
  '上一批有几个箱子压线开裂，当面看样、定改法',
  '打样确认：颜色、压纹、开窗位置',
  '过一遍报价里的选项，定刀模和起订量',
  '新品上市的包装方案，三个方向一起看',
] as const
export const CARES = [
  '最怕交货晚；上次被别家耽误过一次展会',
  '老板看重手感，采购看重价格，两个人都要照顾到',
  '在意印刷颜色前后一致，以前吃过亏',
  '想少压库存，希望分批送',
] as const
export const MATERIALS = [
  '新样盒两套、纸样本',
  '上次的打样和色卡',
  '同行业的三个案例、报价单',
  '工艺对比表、刀模图',
] as const
export const READY = ['请准备一套现在用的包装', '请约上仓库的同事一起看', '请把明年的大概用量列一下'] as const
export const PARKING = [
  '园区南门进，访客车位在 3 号楼前',
  '地下车库 B1，停车票前台盖章',
  '门口能停，提前说车牌',
] as const
export const PROMISES = [
  '寄两套改好的样盒',
  '发一份分批交货的排期',
  '把年度价算好发过去',
  '问一下防潮纸的交期',
  '发三家同行的案例',
  '约工程师看一次包装线',
] as const
export const NONE_FITS = [
  '这周都在外地，下周三以后才方便',
  '月底盘库走不开，月初行吗？',
  '上午都要开会，能不能安排在下午四点以后',
] as const
/** What a customer says who would rather come the next day, and, of a morning, the same afternoon. */
export const NEXT_DAY = '那天临时要接待客户，能往后挪一天吗'
export const AFTERNOON = '想改到下午，上午有验货'
export const CANCELLED = ['展会提前，改到回来再约', '他们这周停线检修'] as const
export const ROOMS = [
  { name: '样品间', kind: 'room' },
  { name: '大会议室', kind: 'room' },
  { name: '别克 GL8', kind: 'vehicle' },
] as const
