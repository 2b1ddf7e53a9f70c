import { CUSTOMER, DAYS, OWNER, REMARKS } from './common.ts'

const ACTS =
  '{跟进,联系,沟通,拜访,回访,联络,走访,洽谈,接触,通话,来访,互动,交流,访问,外访,服务,对接,会面,见面,面谈,会谈,活动,事件,追踪,跟踪,维护,维系,接待,访客,交谈,来往,往来}'
const ACTS_EN =
  '{contact,touch,activity,call,visit,meeting,event,followup,communication,interaction,conversation,engagement,outreach,log,talk}'

export const touches: Readonly<Record<string, string>> = {
  customer: `${CUSTOMER} 名称 {联系,跟进,拜访,回访,走访,沟通}{单位,公司,客户} ?name withwhom ?with`,
  day: `
    日期 ${ACTS}{日期,日,日子,年月日,时点,当日} ~日期 {发生,记录,实际,具体,办理,登记,填写,填报,上报,汇报,提交,当天}{日期,日,日子,年月日,时点} ?${ACTS}时间 ?{发生,记录,填写,登记}时间 日期时间 日子 年月日 哪天 何日 哪一天 ?{时间,何时,什么时候,时点}
    date day when ~date ${ACTS_EN}{date,day,datetime} {contact,call,visit,meeting}on {happened,occurred,contacted,called,visited,met,logged,recorded,touched,reached,spoke,done,made}{on,at,date} date{of,}${ACTS_EN} date{contacted,called,visited,logged,met} ondate whatday whichday datetime ?{time,timestamp}`,
  time: `?时间 {时刻,几点,几点钟,具体时间,钟点,时分} ?${ACTS}时间 ?{发生,记录}时间 timeofday {start,call,visit,meeting,contact}time hour ?time`,
  channel: `
    方式 ~方式 {渠道,形式,手段,途径,方法,媒介,工具,类型} ~{渠道,形式,手段,途径} ${ACTS}{方式,渠道,形式,手段,途径,媒介,方法,类型,类别,种类,工具} 怎么{联系,联系的,沟通,沟通的,跟进} {如何,何种方式}{联系,沟通,跟进,} ?{类别,种类}
    channel ~channel method ~method medium media via means how {contact,communication,touch,activity,interaction,followup,engagement,outreach,call,visit}{channel,method,type,mode,medium,means,way,kind,form,format,via,methods} mode howcontacted howreached ?{type,kind,form,format,way,through}`,
  direction: `方向 {呼叫,联系,沟通,来往}方向 呼入呼出 呼入或呼出 来电去电 主被动 主动被动 谁主动 direction {call,contact}direction inout inorout inbound inboundoutbound inboundoroutbound`,
  by: `
    联系人员 {跟进,沟通,拜访,回访,走访,外访,访问,经手,执行,洽谈,办理,承办,主办,我方,经办,接待,服务,操作,记录,处理,追踪,跟踪,维护,行动,本次,实际}{人,人员,者,员,人姓名,人名,同事,业务员,销售} ~{跟进人,记录人,跟进人员} 人员 员工 员工姓名 同事 谁 {我方,我司,本方}{参与人,参与人员,出席人,经办人} 联络人员 谁{参加,参与,出面} 谁跟的 谁跟进 谁联系的 谁去的 谁做的 经手 经办
    ${OWNER} ${ACTS_EN}{by,owner,rep,agent,staff} {contacted,called,visited,made,handled,logged,recorded,done,followedup,followup,entered,written,performed,reported,completed,conducted,spoken,touched,met}by by who whom bywhom {staff,colleague,employee,team}{member,name,person,} user username agent agentname author actor operator caller whomadeit ?person ?{填写,填报,登记,录入,创建,提交,上报,汇报}{人,人员,者,员} ?{created,submitted}by`,
  contact: `{联系人,联络人,对接人,受访人,被访人,访谈对象,沟通对象,拜访对象,联系对象}{姓名,} {客户,对方}{联系人,接待人,代表,对接人,人员} 找的谁 跟谁谈 ?经办人 contact contactname contactperson contactedperson {spoke,talked,met,spoken}{with,to} spokentoperson attendee attendees personmet {customer,client}contact`,
  effective: `
    有效 ~有效 {是否,有没有,有无,是不是}{有效,有效跟进,有效沟通,有效联系,有效拜访,有效回访,接通,联系上,联络上,打通,见到,见到人,回应,回复,成功,达成,效果,成效,结果,实质,实质内容,算数} 有效{否,性,与否,跟进,沟通,联系,拜访,接触,标记,标志,次数,标识,吗,无效} ~有效{跟进,沟通} 实质{沟通,联系,跟进,接触,交流} 成不成 {算,算是}{有效,有效吗} 算不算 算不算有效 有没有用 有用否 有用吗 ${ACTS}{有效,是否有效,有效否,有效性,有效与否,是否成功} 接通 接通否 接通情况 有无效果 成效 ?{效果,是否,结果,成果,状态,质量,评价} ?${ACTS}{效果,成效,结果,状态,质量}
    effective ~effective {is,was,wasit,isit,}{effective,valid,successful,substantive,meaningful,productive,useful,answered,reached,fruitful,real,worthwhile,relevant} {effectiveness,validity,success} {counts,counted,countsas,countsastouch,counting,qualified,qualifies,connected,gotthrough,realcontact,gotanswer,gothold,effectivecontact,effectivetouch,validcontact,validtouch,realtouch,substance,effectiveyn,reachedyn} ?{result,outcome,status,ok,effect}`,
  summary: `
    内容 {详情,情况,纪要,摘要,记录,小结,总结,经过,过程,要点,概要,梗概,话术,谈话,反馈,事项,主题,话题,议题,日志,笔记,明细,详述,详细,叙述,心得,汇报,正文} ~{内容,记录,摘要,详情,情况,纪要,小结,总结,结果,要点,经过,概要,反馈,意见} ${ACTS}{内容,记录,情况,详情,纪要,摘要,小结,总结,要点,说明,描述,概要,概况,过程,经过,明细,日志,笔记,备忘,主题,事项,信息} {客户,对方}{反馈,意见,诉求,说法,态度,回复,反应} {说,谈,聊,讲,沟通,做}了{什么,啥,些什么} ?结果 ?${ACTS}结果
    content summary summaryof{talk,call,visit,conversation,discussion,contact} what whatwassaid {whatwas,whathas,what}{said,discussed,happened,done} ~content ~contents ~summary {details,detail,result,outcome,body,message,text,subject,topic,minutes,gist,discussion,discussed,talk,said,feedback,story,report,narrative,recap,highlights,journal,entry} ${ACTS_EN}{notes,note,summary,details,content,log,record,report,description,outcome,result,minutes,text,remarks,comments}
    ${REMARKS}`,
  nextStep: `{下一步,下步,后续,接下来,后继}{计划,行动,工作,安排,动作,打算,措施,任务,跟进,事项,方案,} 下次{计划,内容,事项,安排,目标} {待办,计划,打算,下阶段,跟进计划,行动计划,工作计划} next{step,steps,action,actions,plan,move,task,todo,thing} followup followupaction todo plan action{item,items,s}`,
  next: `下次${ACTS} 下回 下次 预约 ?next`,
  nextOn: `~下次{日期,时间,日} 下次${ACTS}${DAYS} 下次${DAYS} {预约,约定,计划,提醒,待办,后续,预计,再次,约见}{跟进,联系,拜访,回访,}${DAYS} next{date,on,day,contact,followup,call,visit,meeting,touch,contacton,calldate,visitdate,meetingdate,contactdate,followupdate,touchdate,actiondate,stepdate} ?followup{date,on,due} due{date,on,by} reminder{date,on} {callback,remind}{on,date}`,
}
