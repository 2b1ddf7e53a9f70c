import { BIRTHDAY, CUSTOMER, DAYS, JOB, MAIL, OWNER, PHONE, REMARKS, WECHAT } from './common.ts'

const AT_CUSTOMER =
  '{客户,对方,单位,公司,企业,甲方,买方,主要,首要,第一,第二,第三,关键,日常,商务,业务,采购,项目,备用,紧急,其他,}'

export const customers: Readonly<Record<string, string>> = {
  name: `${CUSTOMER} 名称 姓名或名称 ?name`,
  kind: '{客户,买家,单位,公司,企业}{性质,类型,属性} 企业或个人 个人或企业 ?{客户,}类别 {customer,account,client}{type,kind,nature} ?kind',
  contactName: `
    联系人 ~联系人 {联系,联络,对接,接洽,对口,接口,窗口,接头,主联系}{人,人员,人姓名,人名称,人名字,姓名} ${AT_CUSTOMER}{联系人,联络人,对接人,接洽人,对口人,接口人,窗口人}{姓名,名字,名称,} {客户,对方,单位,甲方,买方}代表
    {客户,对方,单位,公司,企业,厂方,甲方,采购,项目,法人}{负责人,代表,经办人} {老板,老板娘,厂长,店长,店主,业主,掌柜,当家人,决策人,拍板人,关键人,采购员,采购,采购人,采购经办,经办人,收货人,收件人,接待人,接收人}{姓名,名字,}
    负责对接 联系对象 找谁 ?{姓名,名字,称呼,人名}
    {contact,contactperson,contactname,contacts} {main,primary,key,first,second,other,client,customer,company,business,their}{contact,contactperson,contactname,person} ~contact ~contactperson ~contactname contact{fullname,fullnames} {point,person}of{contact,contacts} poc attn attention decisionmaker ?{person,personname,fullname}
  `,
  contactJob: JOB,
  phone: PHONE,
  companyPhone: `座机 固话 固定电话 ~{公司,单位,企业,办公,办公室,前台,工厂,厂区,店铺}电话 ~座机 ~固话 总机 总机电话 公司总机 前台 热线电话 服务热线 {land,fixed,main,hot}line {fixed,main,office,company,business,work,switchboard,hq}{phone,tel,telephone,phonenumber,number} landline switchboard officetel`,
  mail: MAIL,
  wechat: WECHAT,
  birthday: `${BIRTHDAY} 联系人生日`,
  industry: `
    行业 ~行业 {所属,所在,客户,公司,企业,主营,从事,经营,服务,应用,单位}{行业,产业,领域,行当,行业类别,行业分类,行业领域,行业类型} 行业{大类,小类,门类,类别,领域,分类,类型,属性,名称,性质} 产业 行当 业态 主营业务 主营 ?领域 ?{经营,业务}{范围,类型,领域,方向} 做什么的 干什么的
    {industry,sector,vertical,trade,lineofbusiness,lob,businessline,fieldofbusiness,businesssector,businesstype,businessfield,industrytype,industryname,industrysector,marketsegment,branche} {customer,client,company,account}{industry,sector,segment,trade} ~industry ~sector ?{segment,market,field}`,
  region: `
    地区 ~地区 区域 ~区域 {省,市,省市,省份,城市,所在地,国家,地域,片区,大区,省区,所在省,所在市,所在省市,所在城市,市区,区县,属地} ~城市 ~省份 归属地 region city province ?state country area territory ?{officelocation,location,whereabouts} county ~region ~city ~country`,
  size: `
    规模 ~规模 {企业,公司,客户,单位,人员,人数,员工,厂,工厂,团队,经营}{规模,大小,规模类型} {员工,职工,人员,从业,公司,企业,单位,在职,用工,全厂}{人数,数,总数,数量,规模} ?人数 多少人 {企业,公司}{多大}
    {company,firm,business,account,customer,organisation,organization,employer}size size {no,number,numberof,count,total}{employees,staff} {employee,staff,head}{count,number,size,numbers} headcount employees {company,firm}{headcount,employees} ~employees`,
  address:
    '地址 ~地址 {住址,住所,门牌,坐落,地点,所在位置,办公地点,公司位置,经营地点,经营场所,办公场所,办公所在地} ?位置 address ~address addr {street,street1,streetaddress,addressline,premises,postaladdress,headquarters,hq,site} ?{location,officelocation,whereabouts}',
  source: `
    来源 ~来源 {客户,信息,线索,资源,来客,商机,名单}{来源,来路,渠道,出处} 来源{渠道,方式,途径,类型,说明} {获客,开发,引流,推广,获取,接触,拓客,进线,认识,结识,获得,得知,了解,招揽}{渠道,方式,途径,来源} 渠道 渠道来源 来路 出处 从哪来 从哪儿来 哪来的 哪里来的 怎么来的 怎么认识的 从何{得知,而来,知道,来} 怎么{找到,知道}{我们,}{的,} 如何得知 如何认识 如何知道 何处得知
    {lead,customer,client,account,contact,traffic,referral,acquisition,marketing,prospect,inquiry}{source,channel,origin} source ~source origin ~origin {sourcechannel,sourcetype,foundvia,foundus,camefrom,camevia,camethrough,provenance,broughtby,acquiredvia,acquiredthrough,sourcedfrom,sourcedvia,referredby,heardfrom,wherefrom,fromwhere,obtainedfrom,leadfrom} {how,where}{found,acquired,met,theyfoundus,didtheyfindus,wemet,theycame,didyouhear,heard} ?{channel,via}`,
  tier: `
    重要度 ~重要度 {客户,单位,公司,企业,买家,会员,重点,价值,重要,优先,VIP,ABC,}{重要度,重要性,重要程度,级别,等级,星级,分级,评级,档次,层级,价值等级,优先级,优先度,级,分层,梯队} ~{星级,等级,级别,重要性,重要程度} ?{客户,}{分类,评分,档,类,价值} ABC ABC{类,级,分类}
    {tier,level,grade,rating,ranking,rank,importance,priority,class,abcclass,abc,vip,viplevel} {customer,account,client,buyer,key,value,vip}{tier,level,grade,rank,ranking,class,importance,priority,rating,value} ~tier ~grade ~importance ~priority ~rating howimportant classification`,
  owner: OWNER,
  enteredOn: `
    建档日期 ~建档${DAYS} {首次,初次,最早,第一次,最初,客户,买家,资料,信息,档案,单位,公司,名单,}{建档,录入,登记,入库,创建,添加,收录,建立,入档,立档,建卡,建账,建户,新增,归档,备案,入册,入系统,进库,录档,录单,入录,存档,造册,列入,纳入,编入}${DAYS}
    {建档,录入,登记,收录,入库,建卡,立档,入档} {客户,资料,档案}{建档,录入,登记,入库} {首次,初次,最早,第一次,最初}{接触,联系,沟通,登记,建档,录入,拜访,接洽,认识,来访}${DAYS} {首次,初次}{登记,接触,联系,建档,录入} {开户,注册,开发,开拓,结识,认识,获取,进入,获客,引入,合作}${DAYS} 建立档案${DAYS} 何时{建档,录入,登记,入库} 什么时候{建档,录入,登记}
    {created,entered,added,registered,recorded,filed,opened,onboarded,captured,enrolled,acquired,inserted,input,listed,setup,booked}{on,at,date,day,time,} {entry,creation,registration,record,filing,onboarding,intake,signup,enrolment,enrollment,input,acquisition,create,register,start,enter,opening,add}{date,day,on,datetime,time} date{of,}{entry,created,creation,entered,added,registered,registration,recorded,record,filed,opened,opening,enrolled,intake,acquired} day{entered,added,opened} {customer,client,account,onfile,onbooks,inbooks,onrecord,member}since since when{entered,created,added,registered} first{seen,contacted,met,registered,entered}{date,on,} firstcontact{date,on}
    ?{日期,年月日,date}`,
  stage: `阶段 ~阶段 {客户,销售,跟进,合作,当前,目前,商机}{阶段,状态,进度,进展} ?{状态,进度,进展} 漏斗阶段 {lead,sales,funnel,pipeline,customer,account,client}{stage,status,phase} stage phase lifecyclestage ?status`,
  tags: '标签 ~标签 印象 特征 tag tags label labels keywords ?{category,categories}',
  remarks: REMARKS,
}
