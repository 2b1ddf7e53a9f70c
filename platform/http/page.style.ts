/** The look of public pages: a phone first, light and dark by the visitor's own setting. */
export const pageStyle = `:root{color-scheme:light dark;--ink:#1f242b;--pale:#646b76;--paper:#fff;--ground:#f4f5f6;--line:#dfe2e6;--brand:#1f6f66;--soft:#eef5f3;--on:#fff;--warn:#a13a2a}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--pale:#a0a7b1;--paper:#1c2025;--ground:#121518;--line:#333940;--brand:#5fb8ac;--soft:#1f2b2a;--on:#0d1714;--warn:#f0937f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 20px;background:var(--paper);min-height:78vh}
@media (min-width:600px){main{margin:40px auto 0;border-radius:12px;min-height:0;padding:32px}}
h1{font-size:22px;line-height:1.35;margin:0 0 8px}h2{font-size:16px;margin:28px 0 8px}p{margin:0 0 12px}.pale{color:var(--pale);font-size:14px}.warn{color:var(--warn)}
.from{margin:0 0 4px;color:var(--brand);font-size:14px;font-weight:600}.when{display:grid;margin:16px 0;padding:16px 18px;border-radius:12px;background:var(--soft)}.when b{font-size:28px;line-height:1.25;font-variant-numeric:tabular-nums}.when small{color:var(--pale);font-size:13px}.when.off b,.when.off span{text-decoration:line-through;color:var(--pale)}.note{padding:10px 14px;border-left:3px solid var(--brand);background:var(--soft);border-radius:0 8px 8px 0}
dl{margin:16px 0;padding:16px 0;border-top:1px solid var(--line)}dt{color:var(--pale);font-size:13px}dd{margin:0 0 12px;overflow-wrap:anywhere}dd:last-child{margin:0}
form{margin:0}.times{display:grid;gap:10px;margin:16px 0}button,.button{display:block;width:100%;min-height:48px;padding:10px 16px;border:1px solid var(--line);border-radius:10px;background:var(--paper);color:var(--ink);font:inherit;text-align:center;text-decoration:none;cursor:pointer}
.times button{display:flex;justify-content:space-between;gap:12px;text-align:start;border-color:var(--brand)}.times button b{font-weight:600;white-space:nowrap}
button.first,.button.first{background:var(--brand);border-color:var(--brand);color:var(--on);font-weight:600}button:hover,.button:hover{filter:brightness(.97)}:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
details{border-top:1px solid var(--line);padding:4px 0}summary{cursor:pointer;padding:12px 0;min-height:48px}details form{padding:0 0 16px}details+dl,details+dl+*{margin-top:0}p+details{margin-top:8px}main>*:last-child{margin-bottom:0}label{display:block;margin:0 0 12px}
textarea,input[type=date],input[type=time]{display:block;width:100%;margin-top:4px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}textarea{min-height:96px}
footer{text-align:center;padding:16px}footer a{color:var(--pale);display:inline-block;padding:10px 16px}`
