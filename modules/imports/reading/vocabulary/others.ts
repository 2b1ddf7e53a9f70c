import { BIRTHDAY, CUSTOMER, DAYS, JOB, MAIL, OWNER, PHONE, REMARKS, WECHAT } from './common.ts'
import { orders } from './orders.ts'

export const contacts: Readonly<Record<string, string>> = {
  customer: CUSTOMER,
  name: '姓名 名字 ~姓名 全名 ?{联系人,联系人姓名,联系人名称,称呼,人名} name fullname displayname ?{contact,contactname,contactperson,person}',
  familyName: '姓 姓氏 lastname familyname surname',
  givenName: '名 firstname givenname forename',
  job: JOB,
  phone: `${PHONE} 座机 固话 固定电话 办公电话 住宅电话 {business,home,office,work}phone`,
  mail: MAIL,
  wechat: WECHAT,
  birthday: BIRTHDAY,
  address: '地址 ~地址 address ~address street',
  tags: '标签 分组 群组 tags groups categories',
  remarks: REMARKS,
}

export const products: Readonly<Record<string, string>> = {
  name: '{产品,商品,货品,货物}{名称,名,} 品名 货名 名称 product{name,s,} item{name,s,} name',
  series:
    '系列 ~系列 类别 分类 ~分类 {产品,商品}{类别,系列,分类,类型,大类,线} 品类 大类 series category {product,}{family,line,category,series} productgroup',
  price:
    '价格 ~价格 单价 ~单价 售价 ~售价 标价 报价 定价 {含税,参考,建议,指导,统一,标准}{价,单价,售价,价格} price ~price {unit,list,sales,retail}price',
  currency: '币种 货币 币别 currency currencycode',
  remarks: `${REMARKS} 规格 型号`,
}

export const people: Readonly<Record<string, string>> = {
  name: `姓名 {员工,同事,人员,成员}{姓名,名字,名称,} 名字 ${OWNER} name fullname {employee,staff,member,user}{name,} username agent`,
  manager:
    '主管 ~主管 上级 ~上级 {直属,直接}{上级,领导,主管} 领导 部门经理 团队负责人 组长 经理 manager supervisor reportsto teamlead teamleader boss linemanager',
  team: '团队 ~团队 部门 ~部门 小组 组别 大区 区域 分公司 办事处 {所属,所在}{团队,部门,小组,组} team department dept group office region regionaloffice branch division',
  mail: MAIL,
  phone: PHONE,
  role: '角色 岗位 职位 职务 role title jobtitle position',
  joinedOn: `{入职,入司,到岗,加入,报到}${DAYS} joined{on,date,} hire{date,d,don} start{date,edon} dateofjoining onboarding`,
  remarks: REMARKS,
}

export const deals: Readonly<Record<string, string>> = {
  customer: CUSTOMER,
  number: '{商机,机会,项目}{编号,号,编码} 编号 {opportunity,deal}{id,no,number,code}',
  title: '{商机,机会,项目,销售机会}{名称,主题,标题,} {opportunity,deal}{name,title,} title',
  owner: OWNER,
  product: '{产品,商品}{名称,} 意向产品 product productname item',
  stage: '阶段 ~阶段 状态 {商机,销售,机会}{阶段,状态} {deal,sales,opportunity,pipeline}{stage,status} stage status',
  openedOn: `{开始,发现,立项,商机,创建}${DAYS} engagedate open{date,edon} created createddate createdat startdate`,
  closedOn: `{结束,关闭,结单,赢单,成交,预计成交,预计签单,预计签约,预计结单}${DAYS} closed {close,closed}{date,on} {expected,estimated}{close,closing}{date,on,}`,
  amount: `${orders.amount} {预计,商机,预估,意向,预期}金额 closevalue dealvalue {deal,opportunity}amount`,
  remarks: REMARKS,
}
