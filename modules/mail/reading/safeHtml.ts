import sanitizeHtml from 'sanitize-html'
import { withoutUnclosed } from './unclosed.ts'

const COLOUR = [
  /^#[0-9a-f]{3,8}$/i,
  /^rgba?\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*(?:,\s*[\d.]+\s*)?\)$/i,
  /^[a-z]{3,20}$/i,
]
const LENGTH = [/^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?$/i, /^auto$/i]
const LENGTHS = [/^(?:(?:\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?|auto)\s*){1,4}$/i]
const BORDER = [/^(?:(?:\d{1,2}(?:px|pt)?|solid|dashed|dotted|double|none|#[0-9a-f]{3,8}|[a-z]{3,20})\s*){1,3}$/i]
const side = (name: string) => ['', '-top', '-right', '-bottom', '-left'].map((at) => name + at)

const STYLES = Object.fromEntries<RegExp[]>([
  ['color', COLOUR],
  ['background-color', COLOUR],
  ['text-align', [/^(?:left|right|center|justify)$/i]],
  ['text-decoration', [/^(?:none|underline|line-through)$/i]],
  ['font-weight', [/^(?:normal|bold|bolder|lighter|\d{3})$/i]],
  ['font-style', [/^(?:normal|italic|oblique)$/i]],
  ['font-size', LENGTH],
  ['line-height', LENGTH],
  ['vertical-align', [/^[a-z-]{3,12}$/i]],
  ['white-space', [/^(?:normal|nowrap|pre|pre-wrap|pre-line)$/i]],
  ['border-collapse', [/^(?:collapse|separate)$/i]],
  ['width', LENGTH],
  ['max-width', LENGTH],
  ...side('border').map((name): [string, RegExp[]] => [name, BORDER]),
  ...[...side('padding'), ...side('margin')].map((name): [string, RegExp[]] => [name, LENGTHS]),
])

const REMOTE = /^\s*(?:https?:)?\/\//i
const MOST_DEPTH = 200

/**
 * C1: of foreign HTML what cannot act, call home or cover anything: no scripts, forms, frames or style sheets. Pictures
 * stand by name only: attached ones as `data-cid`, those of other servers as `data-remote`, to be fetched when asked for.
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(withoutUnclosed(html), {
    allowedTags: [
      ...[
        'p',
        'div',
        'span',
        'br',
        'hr',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'blockquote',
        'pre',
        'code',
        'center',
        'font',
      ],
      ...[
        'b',
        'strong',
        'i',
        'em',
        'u',
        's',
        'del',
        'ins',
        'sub',
        'sup',
        'small',
        'big',
        'a',
        'img',
        'ul',
        'ol',
        'li',
        'dl',
        'dt',
        'dd',
      ],
      ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
    ],
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      img: ['alt', 'width', 'height', 'data-cid', 'data-remote'],
      font: ['color', 'size'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'width', 'height', 'bgcolor'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'width', 'height', 'bgcolor'],
      table: ['border', 'cellpadding', 'cellspacing', 'width', 'align', 'bgcolor'],
      tr: ['align', 'valign', 'bgcolor'],
      col: ['span', 'width'],
      ol: ['start', 'type'],
      '*': ['style', 'dir', 'lang'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nonTextTags: ['style', 'script', 'option', 'noscript', 'title', 'xml', 'svg', 'math'],
    nestingLimit: MOST_DEPTH,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, { src = '', alt = '', width, height }) => ({
        tagName,
        attribs: {
          alt,
          ...(width ? { width } : {}),
          ...(height ? { height } : {}),
          ...(/^cid:/i.test(src) ? { 'data-cid': src.slice(4) } : {}),
          ...(REMOTE.test(src) ? { 'data-remote': src.trim() } : {}),
        },
      }),
    },
  })
}

const BLOCK = /<\/?(?:p|div|br|hr|h[1-6]|li|tr|blockquote|pre|table|ul|ol)\b[^>]*>/gi
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
}

/** The words of a mail that came as HTML only. */
export function textOf(html: string): string {
  const bare = sanitizeHtml(withoutUnclosed(html), {
    allowedTags: ['p', 'div', 'br', 'li', 'tr', 'blockquote', 'h1', 'h2', 'h3', 'h4'],
    allowedAttributes: {},
    nonTextTags: ['style', 'script', 'option', 'noscript', 'title', 'head', 'svg', 'math'],
    nestingLimit: MOST_DEPTH,
  })
  return bare
    .replace(/\s+/g, ' ')
    .replace(BLOCK, '\n')
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
