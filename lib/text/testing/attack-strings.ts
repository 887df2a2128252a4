import naughtyStrings from 'big-list-of-naughty-strings/blns.json'

/** The Big List of Naughty Strings: what have broken something somewhere. */
export const NAUGHTY_STRINGS: string[] = naughtyStrings

const CODE = ['alert(1)', 'window.owned=1', 'location="//evil.example"']

const SCHEMES = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  ' javascript:',
  '\u0001javascript:',
  'javascript&colon;',
  'javascript&#58;',
  '&#106;avascript:',
  'javascript%3A',
  'javascript\\:',
  'vbscript:',
  'livescript:',
  'data:text/html,<script>window.owned=1</script>',
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cub3duZWQ9MTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=window.owned=1>',
  'file:///etc/passwd',
  'blob:https://evil.example/',
  'view-source:https://evil.example/',
  'filesystem:https://evil.example/',
  'feed:javascript:',
  'jar:https://evil.example!/',
  'about:blank#',
  'ws://evil.example/',
  'ftp://evil.example/',
  'intent://evil.example/#Intent;scheme=javascript;end',
  'mailto:a@b.example?body=',
  'mailto:"><script>',
  '//evil.example/',
  '\\\\evil.example/',
  '/\\evil.example/',
  '/p/../sign-out?',
  '/sign-out?',
  '/p/1/withdraw?',
  '/p/1"onmouseover="',
  'https://evil.example/" onmouseover="',
  "https://evil.example/' onmouseover='",
  'https://evil.example/><script>',
  'https://user:secret@evil.example/',
  'https://gov.uk@evil.example/',
  'https://evil.example\\@gov.uk/',
  'http:evil.example/',
  'https:/evil.example/',
]

const ELEMENTS = [
  'script',
  'img src=x',
  'svg',
  'svg/onload=window.owned=1//',
  'iframe src=//evil.example',
  'object data=//evil.example',
  'embed src=//evil.example',
  'video src=x',
  'audio src=x',
  'body',
  'details open',
  'input autofocus',
  'marquee',
  'link rel=stylesheet href=//evil.example',
  'meta http-equiv=refresh content="0;url=//evil.example"',
  'base href=//evil.example',
  'form action=//evil.example',
  'math><mtext',
  'style',
  'template',
  'noscript',
  'textarea',
  'title',
  'xmp',
  'plaintext',
  'a href=javascript:window.owned=1',
]
const HANDLERS = ['onerror', 'onload', 'onfocus', 'onmouseover', 'ontoggle', 'onbegin', 'onanimationstart', 'formaction', 'style', 'srcdoc']

const WRAPPINGS: ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => `**${attack}**`,
  (attack) => `\`${attack}`,
  (attack) => `> ${attack}\n> - ${attack}`,
  (attack) => `&lt;${attack}&gt;`,
]

const elements = ELEMENTS.flatMap((element) =>
  HANDLERS.map((handler, index) => `<${element} ${handler}=${CODE[index % CODE.length]}>x</${element.split(/[ /]/)[0]}>`),
)
const breakouts = ['"', "'", '">', "'>", '`', '-->', '</p>', '</span>', '</a>', ']]>', '</textarea>', '</title>', '\u2028', '\u0000', '\uFFFE'].flatMap((way) =>
  ['<script>window.owned=1</script>', '<img src=x onerror=window.owned=1>', ' onmouseover=window.owned=1 ', '<svg onload=window.owned=1>'].map(
    (attack) => way + attack,
  ),
)
const links = SCHEMES.flatMap((scheme) => CODE.slice(0, 2).map((code) => scheme + code)).flatMap((target) => [
  `[words](${target})`,
  `[words](<${target}>)`,
  `<${target}>`,
  `![picture](${target})`,
  `[words]: ${target}\n\n[words]`,
])
const nested = [
  '[<img src=x onerror=window.owned=1>](https://example.org)',
  '[`<script>`](javascript:window.owned=1)',
  '[a](https://example.org "onmouseover=window.owned=1")',
  '[a](https://example.org/`onmouseover=window.owned=1`)',
  '[![a](x)](javascript:window.owned=1)',
  '[a [b](https://example.org)](javascript:window.owned=1)',
  'https://example.org/<script>window.owned=1</script>',
  'https://example.org/"onmouseover="window.owned=1',
  "www.example.org/'onmouseover='window.owned=1",
  '```"><script>window.owned=1</script>\nx\n```',
  '```js onmouseover=window.owned=1\nx\n```',
  '1" onmouseover="window.owned=1. a\n2. b',
  '> [<script> in #1](/p/1):\n> <script>window.owned=1</script>',
  '@"><script>window.owned=1</script>',
  '@marlowe54"onmouseover="window.owned=1',
]

/** What a link of the writer's own may be told to lead to. */
export const ATTACK_TARGETS: string[] = [...SCHEMES.map((scheme) => `${scheme}window.owned=1`), ...breakouts]

/** Strings that would run a script, load something foreign or leave their element, were they not text. */
export const ATTACK_STRINGS: string[] = [
  ...new Set([...elements.flatMap((attack) => WRAPPINGS.map((wrap) => wrap(attack))), ...breakouts, ...links, ...nested, ...NAUGHTY_STRINGS]),
]
