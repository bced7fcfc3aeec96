"""Two hundred texts that an article may hold to make a page do something: run a script, ask the network, leave."""

_SCRIPT = "window.hit=1"
_AWAY = "http://127.0.0.1:9/hit"
_TEXTS = (
    f"<script>{_SCRIPT}</script>",
    f"</script><script>{_SCRIPT}</script>",
    f"</style><script>{_SCRIPT}</script>",
    f"</title><script>{_SCRIPT}</script>",
    f"</textarea><script>{_SCRIPT}</script>",
    f"</option></select><script>{_SCRIPT}</script>",
    f"<!--><script>{_SCRIPT}</script-->",
    f"]]><script>{_SCRIPT}</script>",
    f"<ScRiPt >{_SCRIPT}</ScRiPt >",
    f"<script src={_AWAY}.js></script>",
    f"<img src=x onerror={_SCRIPT}>",
    f"<img src={_AWAY} onload={_SCRIPT}>",
    f"<svg onload={_SCRIPT}>",
    f"<svg><script>{_SCRIPT}</script></svg>",
    f"<svg><animate onbegin={_SCRIPT} attributeName=x dur=1s>",
    f"<svg><use href='{_AWAY}#x'/></svg>",
    f"<math><mtext></mtext><script>{_SCRIPT}</script></math>",
    f"<body onload={_SCRIPT}>",
    f"<iframe srcdoc='<script>parent.{_SCRIPT}</script>'></iframe>",
    f"<iframe src='javascript:parent.{_SCRIPT}'></iframe>",
    f"<object data='javascript:{_SCRIPT}'></object>",
    f"<embed src='{_AWAY}'>",
    f"<details open ontoggle={_SCRIPT}>",
    f"<video><source onerror={_SCRIPT}></video>",
    f"<audio src={_AWAY} onerror={_SCRIPT}>",
    f"<input autofocus onfocus={_SCRIPT}>",
    f"<form action='{_AWAY}'><button autofocus>",
    f"<link rel=stylesheet href={_AWAY}.css>",
    f"<style>@import '{_AWAY}.css'; *{{background:url({_AWAY})}}</style>",
    f"<base href='{_AWAY}'>",
    f"<meta http-equiv=refresh content='0;url={_AWAY}'>",
    f"<a href='javascript:{_SCRIPT}' autofocus>",
    f'"><img src=x onerror={_SCRIPT}>',
    f"'><img src=x onerror={_SCRIPT}>",
    f'" onmouseover={_SCRIPT} x="',
    f"' onfocus={_SCRIPT} tabindex=0 autofocus x='",
    f"` onmouseover={_SCRIPT} `",
    f"x onanimationstart={_SCRIPT} style=animation:x",
    f"javascript:{_SCRIPT}",
    f"JaVaScRiPt:{_SCRIPT}",
    f"java\tscript:{_SCRIPT}",
    f"\x01javascript:{_SCRIPT}",
    f"data:text/html,<script>{_SCRIPT}</script>",
    f"vbscript:{_SCRIPT}",
    f'http://example.com/"onmouseover={_SCRIPT}//',
    f"https://example.com/'><script>{_SCRIPT}</script>",
    f"{{{{constructor.constructor('{_SCRIPT}')()}}}}",
    "{{ self.__init__.__globals__ }}{% raw %}{{ word.__globals__ }}",
    f"&lt;script&gt;{_SCRIPT}&lt;/script&gt;&#60;img src=x onerror={_SCRIPT}&#62;",
    f"\\u003cscript\\u003e{_SCRIPT}\\u003c/script\\u003e\u2028{_SCRIPT}\u2029",
)
HOSTILE = tuple(
    before + text + after
    for text in _TEXTS
    for before, after in (
        ("", ""),
        ("نفى «", "» ما قيل"),
        ("\u202e\u2067<b>", "\u2069\ufeff"),
        ("\x00\x1b[31m", "]]>--></b>"),
    )
)
assert len(set(HOSTILE)) == 200
