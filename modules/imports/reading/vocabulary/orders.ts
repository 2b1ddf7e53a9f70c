import { CUSTOMER, DAYS, REMARKS } from './common.ts'

const DEALS =
  '{订单,合同,成交,销售,交易,签单,签约,采购,购买,业务,成单,订购,下单,协议,开单,出货,买卖,购货,订货,项目,单笔,本单,本次}'

export const orders: Readonly<Record<string, string>> = {
  customer: `${CUSTOMER} 名称 ?name`,
  day: `
    下单日期 ~下单${DAYS} {下单,成单,签单,签约,签订,签署,开单,订购,订货,销售,订单,成交,合同,购买,采购,交易,出单,接单,落单,定货,立约,缔约,业务,发生,买卖,购货,购入,下订,成约,协议,出售,售出,卖出,订立,签字,起单,达成,做单,成协}${DAYS} {合同,订单,协议}{签订,签署,签约,订立,生效,成交,下达,创建,签字}${DAYS} {签约,签订,下单,成交,签单} 何时{下单,签单,成交,签约,购买} 日期 日子 ?{时间,日,何时,什么时候} ~日期
    {order,purchase,sale,sales,deal,contract,signing,signature,signed,transaction,booking,closing,close,trade,po,agreement,bought,win,won}{date,day,datetime} {ordered,purchased,bought,signed,closed,sold,placed,booked,transacted,agreed,concluded,won,made}{on,at,day,date,} date{of,}{order,sale,purchase,contract,signing,deal,signature,ordered,purchased,signed,closed,sold,placed,agreement,transaction} day{of,}{order,sale,purchase} date ~date day when ?{invoicedate,createdat,createdon,timestamp,time}`,
  amount: `
    金额 ~金额 {总,合计,}{金额,价,额,价款,款额,数额,价格,钱数,价钱} ${DEALS}{金额,总额,总价,额,价,价款,款,款额,总金额,总款,价格,合计,数额,价值} {含税,应收,实际,最终,人民币,税后,优惠后,折后,价税,总计,结算}{金额,总额,总价,额,合计,价,总计} ~{总价,总额,销售额,成交额,合同额,货款,价款,总金额} 合计 总计 价税合计 应收 应收款 货款 营业额 流水 {总共,一共,合共,共}{多少钱,多少} 多少钱 钱 钱款 款数 卖了多少 销额 业绩
    {order,contract,deal,sale,sales,total,purchase,transaction,invoice,invoiced,net,gross,final,grand,agreed,closed,booked,po}{amount,value,total,price,sum,worth,figure,cost} amount ~amount total value price sum revenue turnover worth ~value totaldue ordertotal howmuch money sales cost`,
  payment: `
    收款 {收款,付款,回款,支付,结算,到账,到帐,款项,结款,打款,入账,收账,缴费,交款,收费,财务,清账,汇款,资金,账款,到款}{,状态,情况,否,与否,进度,标记,标识,状况,进展,结果,记录} 货款{状态,情况,否,与否} ~{收款,付款,回款,到账,收款状态,付款状态,回款状态,收款情况,付款情况,回款情况,支付状态} {是否,有没有,有无,是否已,是否全部}{收款,付款,回款,支付,结算,到账,到帐,结清,付清,收讫,付讫,打款,入账,收齐,收到,收到款,清账,到款,收妥,收} {已收,已付,付清,结清,收讫,收齐,付讫,到款,收}{否,未,与否,没有,没,了没,了吗,了没有} 款到否 款到没 {钱,款,货款}{到了没,到了没有,收到没,到了吗,收了没,到账否,到没到,收了吗,到账没} 付没付 收没收 结没结 结清
    payment payments paid settled settlement collected cleared {payment,paid,settlement,collection,payments,billing,cash,money}{status,state,received,flag,yn,in,progress,situation,condition} {is,has,wasit,was,been,fully,already}{paid,settled,collected,cleared} paidup {paid,settled}{ornot,yet,off} moneyin paidyesno ~paid ?{received,status}`,
  paidAmount: `{已收,已付,实收,实付,到账,到帐,回款,收款,付款,已回,累计收款,累计回款,已到账,已到}{金额,款额,数额,总额} {已收,已付,实收,实付}{款,额,} 已收 已付 已回款 已付款 已收款 收到多少 {paid,received,collected,settled}amount amount{paid,received,collected,settled} ?received paidsofar paidtodate`,
  currency: '币种 货币 币别 货币种类 结算币种 ccy currency currencycode currencies',
  number: `{订单,合同,单据,销售单,交易,业务,协议,采购单,成交,订购单,销售订单}{号,编号,编码,号码,流水号,单号} ~订单号 单号 ~单号 ~合同号 ~合同编号 ~订单编号 流水号 编号 {order,contract,invoice,po,purchaseorder,deal,sale,so,reference,ref,document,doc,agreement,salesorder,transaction}{number,no,id,nr,num,code,ref,} number {order,contract,invoice}s ~orderno ~ordernumber`,
  product: `{产品,商品,货品,货物,物品,品种,货,品,物料,服务,标的}{名称,名,明细,内容,品名,描述,} ~产品 {订单,采购,购买,合同,销售,订购,下单,成交,项目,业务}{内容,产品,品名,商品,项目,标的,明细} 项目 项目名称 买了什么 product products productname {item,items,goods,merchandise,service,sku,article}{name,description,} whatwasbought`,
  remarks: REMARKS,
}
