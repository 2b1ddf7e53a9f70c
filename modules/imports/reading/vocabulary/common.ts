// What columns that stand in several kinds of sheets are called. How the patterns are written: vocabulary.ts.

/** Days, as the ends of headings: 跟进日期, 登记日. */
export const DAYS = '{日期,时间,日,日子,年月日,时点}'

export const CUSTOMER = `
  客户名称 客户全称 客户名 客户 {公司,单位,企业,机构}{名称,全称,名} ~{客户,公司,单位,企业}名称 ~客户{名,全称} ~{公司,单位}全称
  {公司,单位,企业,机构,商户,商家}
  {客户,客人,顾客,主顾,客商,买家,买方,购方,需方,甲方}{单位,公司,企业,}{名称,全称,名字,名,姓名,抬头,}
  {往来,合作,购货,采购,购买,收货,订货,订购,签约,委托,付款,被服务,受访,被访,对方,目标,意向,成交}{单位,客户,公司,企业,方,对象}{名称,全称,}
  {商户,商家,门店,店铺,店面,厂家,工厂,厂商,组织,集团,学校,医院,酒店,终端,经销商,代理商,渠道商,伙伴,合作伙伴}{名称,全称,名}
  {厂,店,户,户头}名 户名称 名头 {单位,公司,企业}抬头 主体 主体名称 业务单位 业务对象 往来对象 工商名称 注册名称 企业名 法人单位 经销商 代理商 渠道商 合作伙伴
  ?{客户,公司,单位,企业,}{简称,称呼,别名} ?简称 ?对象
  {customer,client,account,company,firm,business,organization,organisation,buyer,purchaser,corporate,corporation,enterprise,institution,merchant,prospect,debtor,patron}{name,fullname,legalname,names,}
  {customers,clients,accounts,companies,buyers} nameof{customer,client,company,account,thecustomer,theclient,buyer,firm} {customer,client,buyer}{company,companyname,account,accountname,organization,organisation,firm,firmname,business,businessname}
  {customer,client,company,account,buyer,firm}s{name,} {sold,bill,billed,ship,invoice}to{,name,party,customer} boughtby party partyname counterparty employer legalname tradingname whose kunde kundenname firma`

export const PHONE = `
  手机 ~手机 ~手机号 ~手机号码 移动电话 电话 ~电话 ~电话号码 ~联系电话 ~移动电话 联系方式 ~联系方式 ~联络方式 ~联系号码 号码 手机座机
  {联系,联络,通讯,通信,呼叫}{号码,号} {电话,手机}{手机,电话,或座机,微信} 手提 手提电话 大哥大 来电号码 私人电话
  mobile ~mobile {mobile,cell,phone,telephone,tel,handphone,cellular}{phone,no,num,number,numbers,nr,} contact{no,num,number,numbers,phone} ~phone ~phoneno ~phonenumber ~telephone {contact,customer,client}{tel,phone,telephone,number} hp whatsapp`

export const MAIL = `邮箱 ~邮箱 邮箱地址 ~邮箱地址 电子邮箱 电子邮件 ~邮件地址 邮件 邮件地址 电邮 信箱 伊妹儿 {email,e-mail,mail}{address,id,} ~email ~mail ~emailaddress`
export const WECHAT = `微信 {微信,企业微信,企微}{号,号码,账号,帐号,id,名,昵称,} ~微信 ~微信号 wechat wechat{id,no,number,account,name} weixin wx wx{号,id} v信`
export const BIRTHDAY =
  '生日 {出生,出世}{日期,年月日,年月,时间} ~生日 寿辰 birthday ~birthday birthdate dateofbirth birthdate bday dob born bornon'
export const JOB = `{职务,职位,岗位,头衔,职称} ~{职务,职位,岗位,头衔,职称} 职衔 职责 ?{身份,角色,职级,职业}
  {job,contact,work,business,position,professional,buyer,customer,client}{title,position,role,post} title position designation job ?{role,function,occupation,rank}`

export const OWNER = `
  负责人 ~负责人 {业务,销售,跟单,客服,商务,市场}员 ~业务员 ~归属人 ~跟单员 {归属,所属,责任,负责,主管,主责,分管,跟单}{业务员,销售,销售员,人,人员,业务,顾问,员工,同事,代表}
  归属 销售 ~销售 {销售,业务}{人员,代表,经理,顾问,专员,主管,负责人,担当,员,姓名} ~{销售员,销售人员,销售代表,销售经理,业务代表,业务经理,客户经理,所有人,拥有人,销售顾问}
  客户经理 大客户经理 {所有,拥有,维护,管户,管理,开发,领用,领取,认领,持有,看管,包干}{人,者,人员} 专员 顾问 业务 管家 担当 {我方,本方,我司,内部}{负责人,业务员,销售,对接人,联系人,人员,代表} {销售,业务,客户}{负责,归属,担当} 跟进{业务,销售} 归谁 谁负责 谁的客户
  owner ~owner {account,sales,customer,client,lead,record,relationship}{owner,rep,reps,representative,manager,executive,agent,lead,consultant,adviser,advisor,holder,keeper} {our,internal}{owner,rep,representative,person,contact}
  ownername repname {rep,representative,salesrep,salesman,saleswoman,salespeople,salesperson,seller,salesstaff,keyaccountmanager,kam} ~{salesrep,salesperson}
  {assigned,allocated,belongs}to assignee responsible{person,party,rep,} person{responsible,incharge} incharge pic {handled,managed,owned,served,lookedafter}by handler caretaker advisor adviser consultant sales bd ae`

export const REMARKS = `
  备注 ~备注 {备注,补充,附加,特别,其他,其它,特殊}{信息,说明,内容,事项,要求,情况} 备忘 备忘录 备考 附注 附言 附记 注释 批注 旁注 评注 注 说明 ~说明 补充 描述 其他 其它 注意事项 留言 杂项 记事
  remark remarks note notes memo memos comment comments description annotation annotations observation observations misc miscellaneous other others {additional,other,further,extra}{info,information,notes,remarks,comments}`
