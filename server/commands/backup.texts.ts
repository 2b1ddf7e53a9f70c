import { texts } from '../../shared/text.ts'

export const backupSummaries = texts({
  backup: {
    zh: '备份全部数据到一个文件（不写文件名则放入备份文件夹），近客可照常使用；--verify 检查一份备份',
    en: 'Back up all data into one file (without FILE: into the folder of backups) while Jinke serves; --verify examines one',
  },
  key: {
    zh: '生成一对加密备份用的密钥：公钥给 --recipient 或 JINKE_BACKUP_RECIPIENTS，文件离机保存',
    en: 'Make a key for encrypted backups: its public half is for --recipient or JINKE_BACKUP_RECIPIENTS, the file is kept elsewhere',
  },
  restore: {
    zh: '把一份备份恢复到空的数据库（内置的，或 DATABASE_URL 指定的）：也用来搬家',
    en: 'Restore a backup into an empty database, built in or named by DATABASE_URL: also the way to move',
  },
})

export const backupTalk = texts({
  progress: { zh: '已完成 {percent}%', en: '{percent}% done' },
  made: {
    zh: '已备份到 {file}（{megabytes} MB），并已读回核对。',
    en: 'Backed up to {file} ({megabytes} MB), and read back.',
  },
  open: {
    zh: '该文件未加密，含全部数据和打开邮箱密码的密钥：请像保险箱钥匙一样保管。--recipient 或 --passphrase-file 可加密。',
    en: 'The file is not encrypted and holds all data and the key of the mailboxes’ passwords: keep it like the key of a safe. --recipient or --passphrase-file encrypts.',
  },
  sealed: {
    zh: '该文件已加密；没有口令或密钥文件谁也打不开，包括你。',
    en: 'The file is encrypted: without the passphrase or the key nobody opens it, nor do you.',
  },
  keyApart: {
    zh: '密封密码的密钥（JINKE_SECRET_KEY 或 secret.key）不在文件里：请另行保管，恢复时需要。',
    en: 'The key that seals passwords (JINKE_SECRET_KEY or secret.key) is not in the file: keep it apart, a restore needs it.',
  },
  keyMade: {
    zh: '密钥已写入 {file}：请移到别处保管，丢了它备份就打不开。公钥：\n{recipient}',
    en: 'The key is in {file}: keep it elsewhere, without it no backup opens. Its public half:\n{recipient}',
  },
  keyNotWritten: { zh: '无法写入 {file}，或它已存在。', en: '{file} cannot be written, or exists already.' },
  emptySecret: { zh: '文件 {path} 是空的。', en: 'The file {path} is empty.' },
  good: {
    zh: '{file} 完好：{takenAt} 的备份，{tables} 张表，{rows} 行。',
    en: '{file} is sound: of {takenAt}, {tables} tables, {rows} rows.',
  },
  restored: {
    zh: '已恢复 {takenAt} 的备份：公司 {companies}，{tables} 张表，{rows} 行，逐表核对无误。',
    en: 'Restored the backup of {takenAt}: companies {companies}, {tables} tables, {rows} rows, each table checked.',
  },
  acts: {
    zh: '启动后它会照常工作：备份时待发的邮件会发出。原来的近客若还在运行，请先停掉它。',
    en: 'Once started it goes on with its work: mail that waited is sent. Stop the Jinke that this came from first, if it still runs.',
  },
  bringKey: {
    zh: '备份里没有密封密码的密钥：请把原来的 secret.key 放进数据文件夹，或设置 JINKE_SECRET_KEY。',
    en: 'The backup lacks the key that seals passwords: put the former secret.key into the data folder, or set JINKE_SECRET_KEY.',
  },
})
