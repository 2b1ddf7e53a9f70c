const LOOK = `html{color-scheme:light}body{margin:0;padding:14px 16px;background:#fff;color:#1d2426;font:14px/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}img:not([src]){display:none}table{max-width:100%}blockquote{margin:8px 0;padding-left:12px;border-left:3px solid #d8dcd9;color:#4f5a5d}pre{white-space:pre-wrap}a{color:#1f6f66}`

interface Dressing {
  id: string
  files: readonly { position: number; cid: string | null }[]
  /** Pictures of other servers are fetched. */
  remote: boolean
}

/** Whether a mail has pictures that stand on other servers: fetching them tells the sender that it was read. */
export const hasRemotePictures = (html: string): boolean => /\bdata-remote="/.test(html)

/** C1: the page of a mail's safe HTML; its own pictures come from its files, those of other servers only when asked. */
export function mailPage(html: string, { id, files, remote }: Dressing): string {
  const dressed = html
    .replace(/\bdata-cid="([^"]*)"/g, (_, cid: string) => {
      const file = files.find((each) => each.cid !== null && each.cid === cid)
      return file ? `src="/api/v1/mails/${id}/files/${file.position}"` : ''
    })
    .replace(/\bdata-remote="([^"]*)"/g, (_, from: string) => (remote ? `src="${from}"` : ''))
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><base target="_blank"><style>${LOOK}</style></head><body>${dressed}</body></html>`
}
