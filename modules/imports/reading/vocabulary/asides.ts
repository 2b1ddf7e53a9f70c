import { DAYS } from './common.ts'

// Usual columns that are of none of our fields: named here, so that no rule takes them for one of them.

/** Kept in the remarks. A kind of sheet that has a field of such a name reads it as that. */
export const KEPT = `
  {成立,注册}${DAYS} 注册{资本,资金,地} 实缴资本 员工{数,人数} 人数 {公司,企业,单位,人员}规模 规模 {年,}{营业额,产值,销售额,采购额,用量,营收} 官网 网址 网站 公司网址 法人 {法定,公司,企业}代表人 法人代表
  税号 {纳税人,税务}{识别号,登记号,类型,名称,资质} 统一社会信用代码 {社会,}信用代码 组织机构代码 工商注册号 营业执照{号,号码,} 证件{号,号码,类型} 身份证{号,号码,}
  传真 传真{号,号码,电话} 邮编 邮政编码 邮政{号,} QQ qq号 部门 性别 年龄 民族 籍贯 爱好 学历 微博 抖音 旺旺 阿里旺旺 钉钉 skype linkedin
  {开户,}{行,银行} 开户{行名称,银行,行账号,银行账号,名,行地址,行号,支行} 银行{账号,账户,帐号,卡号} {账号,账户,帐号,对公账户} 行号
  发票{类型,抬头,号,号码,代码,状态,金额,税率,日期,名称,单位} 开票{类型,信息,状态,资料,单位,名称,要求,人,金额,税率,抬头} {是否,有无,要不要}{开票,含税,发货,交货,退货,老客户,新客户,黑名单,上市,删除,启用,有效期,公海,共享,重复,打印,审核,签收,加急,样品,回访,保密,代理,续约,签约} 已开票{金额,} 未开票{金额,} 开票否 发货否 含税否 税率 税额 税金
  {业务,销售,负责,管辖,服务,经营,配送,物流,收货}区域 {业务,客户,往来,产品,订单,项目,审批,单据,发货,物流,仓库,库存,生产,质检,使用,启用,数据,记录,锁定}状态 {业务,订单,单据,合同,交易,项目,客户关系,活动,费用}类型 付款类型
  {创建,录入,建档,登记,制单,制表,填表,审核,审批,复核,修改,更新,最后修改,最后更新,最近修改,打印,导入,导出,提交,收款,付款,验收,发货,仓管,送货,记账,核算,会计,出纳,开单,领料}{人,人员,员,者,人姓名}
  {更新,修改,最后更新,最后修改,最近更新,最近修改,最后编辑,编辑,打印,审核,审批,同步,导入,导出,删除,最后登录,登录,开票,发票,发货,交货,到货,交付,送货,收货,出货,出库,付款,收款,回款,到账,结算,结款,付清,验收,安装,生产,完工,退货,截止,到期,有效,失效,续费,续约,终止,起始,生效,质保,保修,交期,提醒,过期,释放,掉保,最后沟通,最近成交,最近下单,最后下单,首次下单,首次成交,上次下单,上次成交,最近购买,分配,领取,认领,转移,预计成交,预计发货,约定付款,应收,应付,对账}${DAYS}
  {最近,最后,上次,最后一次,最新}{跟进,联系,拜访,回访,沟通}{日期,时间,日,内容,情况,记录,人,方式,结果,} {更新,修改,打印,导出,登录,跟进,联系,拜访,回访,沟通,下单,购买,成交,退货,开票,投诉}{次数,数} 未{跟进,联系,成交,下单}天数 下次{跟进,联系,拜访,回访}{日期,时间,} {累计,历史}{金额,订单数,成交额,成交金额,成交次数,下单次数} 订单{数,数量,总数} {账期,帐期,信用期,信用额度,授信额度,信用等级,信用评级,信用级别,信用分,风险等级,紧急程度}
  {付款,结算,支付,收款,配送,发货,运输,物流,交货,送货,包装,开票,计价,提货,结款,合作,签约,采购,计费,收费}{方式,条件,形式,手段,途径,渠道,要求} {快递,物流}{单号,公司,费} 运单号 运费 {送货,发货}地址 收货电话 {数量,件数,重量,体积,单价,折扣,折扣率,优惠,优惠金额,折扣金额,佣金,提成,成本,毛利,利润,毛利率,利润率,定金,订金,押金,质保金,尾款,欠款,余款,未收款,未付款,未收,未付,未回款,应收余额,税后金额差额,余额,预付款,预收款}{金额,} 计量单位 规格 型号 规格型号 材质 颜色 尺寸 图片 附件 链接 二维码 条码 仓库 库位 批次 批号
  {未收,未付,欠款,退款,退货,定金,订金,尾款,预付,预收,开票,优惠,折扣,佣金,提成,运费,税,税费,成本,利润,余款}{金额,额,款} {供应商,物流公司,快递公司,分公司,子公司,母公司,上级公司,总公司,集团公司,我方公司,销售公司,竞争对手,竞品,竞争公司}{名称,}
  {年度,季度,月份,年份,年,月,星期,周,周次} 纬度 经度 GPS {录音,通话}{时长,链接,文件,地址} 时长 通话时长 {跟进,拜访,沟通}{时长,地点,地址,次数} 定位 拜访地点 客户{简介,需求,画像,年龄} 简介 需求 爱好 口味 {客户,公司,单位,企业}{简介,编号,编码,代码,id,号}
  website web url homepage fax {fax,tax,vat,bank,postal,zip,iban,swift,registration,licence,license}{no,number,id,code,account,name,rate,amount,type,status} {zip,postcode,postal,iban,bank,tax,vat} employees {number,no}{of,}{employees,staff} employeecount headcount companysize size year{established,founded} {annual,yearly}{revenue,turnover,sales} subsidiaryof parent{company,account} department dept gender sex age
  {updated,modified,changed,edited,lastupdated,lastmodified,lastchanged,lastedited,printed,approved,reviewed,deleted,synced,imported,exported,shipped,delivered,due,paid,payment,invoice,invoiced,delivery,shipping,ship,expiry,expiration,end,validuntil,lastactivity,lastcontact,lastcontacted,lasttouch,lastorder,lastpurchase,lastlogin,lastcall,lastvisit}{on,at,date,day,time,by,} {created,entered,added}by {creator,editor,approver,reviewer} {print,visit,call,login,order,touch,email,contact}{count,counts,s,times} {payment,delivery,shipping,invoice,tax}{method,terms,type,term,mode,date,status,address} unpaid prepaid outstanding balance amountdue {discount,tax,shipping,refund,deposit,outstanding,balance,vat,commission,cost,freight,unpaid,due,remaining,prepaid}{amount,value,rate,price,total} {qty,quantity,unit,units,unitprice,discount,margin,profit,commission,weight,volume,sku,barcode} {credit}{limit,rating,score,status,days} {latitude,longitude,lat,lng} duration attachment attachments link image photo language timezone {donot,dont}{call,mail,email,contact} optout newsletter`

/** Left out. */
export const IGNORED =
  '序号 序 行号 编号 序列号 顺序号 次序 行 {记录,数据,系统,唯一}{编号,号,id} no nr # id rowid index rownumber {record,row,serial,sr,line}{id,no,number,num} uuid guid sn'
