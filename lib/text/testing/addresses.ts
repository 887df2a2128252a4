/**
 * Sentences with the addresses that a reader sees in them between ⟦ and ⟧; a sentence without these marks holds none.
 * One sentence a line, what they have in common above them.
 */
export const ADDRESSES: Record<string, string> = {
  'a mark of the sentence behind it': `
Have you signed ⟦https://petition.parliament.uk/petitions/44403⟧?
I signed ⟦https://petition.parliament.uk/petitions/44403⟧.
I signed ⟦https://petition.parliament.uk/petitions/44403⟧, and so did my mum.
It is all at ⟦https://www.gov.uk/school-admissions⟧; read it first.
Here: ⟦https://www.gov.uk/school-admissions⟧: the whole guide.
Please please sign ⟦https://petition.example/1⟧!
Really ⟦https://petition.example/1⟧?!
Look at this ⟦https://petition.example/1⟧...
Look at this ⟦https://petition.example/1⟧…
Look at this ⟦https://petition.example/1⟧!!!
Look at this ⟦https://petition.example/1⟧?!?!
Who reads ⟦https://petition.example/1⟧..?
See ⟦https://petition.example/1⟧.,
See ⟦https://petition.example/1⟧,.
See ⟦https://petition.example/1⟧;,
See ⟦https://petition.example/1⟧:-
See ⟦https://petition.example/1⟧.;:!?
See ⟦https://petition.example/1⟧!.
⟦www.gov.uk/child-benefit⟧.
⟦www.gov.uk/child-benefit⟧, apparently
Ask ⟦www.nspcc.org.uk⟧!
Ask ⟦www.nspcc.org.uk⟧?
Ask ⟦www.nspcc.org.uk⟧...
Ask ⟦http://example.com⟧.
Ask ⟦http://example.com⟧,then read on
Ask ⟦http://example.com⟧;then read on
Ask ⟦http://example.com⟧!then read on
Ask ⟦http://example.com⟧:it says so
Ask ⟦http://example.com:8080⟧:it says so
Ask ⟦http://example.com⟧...then read on
It is ⟦https://petition.example/1⟧*
It is ⟦https://petition.example/1⟧**
It is ⟦https://petition.example/1⟧~
It is ⟦https://petition.example/1⟧^
It is ⟦https://petition.example/1⟧|
It is ⟦https://petition.example/1⟧·
It is ⟦https://petition.example/1⟧‼
It is ⟦https://petition.example/1⟧¡
It is ⟦https://petition.example/1⟧†`,

  'brackets around it': `
(⟦https://www.bbc.co.uk/news/uk-1⟧)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧).
(see ⟦https://www.bbc.co.uk/news/uk-1⟧.)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧.).
(see ⟦https://www.bbc.co.uk/news/uk-1⟧,)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧!)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧?)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧?!).
(see ⟦https://www.bbc.co.uk/news/uk-1⟧...)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧…),
(see ⟦https://www.bbc.co.uk/news/uk-1⟧;)
(see ⟦https://www.bbc.co.uk/news/uk-1⟧:)
(see ⟦https://www.bbc.co.uk/news/uk-1/⟧)
[⟦https://www.bbc.co.uk/news/uk-1⟧]
[see ⟦https://www.bbc.co.uk/news/uk-1⟧.]
[see ⟦https://www.bbc.co.uk/news/uk-1⟧].
{⟦https://www.bbc.co.uk/news/uk-1⟧}
{see ⟦https://www.bbc.co.uk/news/uk-1⟧,}
<⟦https://www.bbc.co.uk/news/uk-1⟧>
<⟦https://www.bbc.co.uk/news/uk-1⟧.>
((⟦https://www.bbc.co.uk/news/uk-1⟧))
([⟦https://www.bbc.co.uk/news/uk-1⟧])
([⟦https://www.bbc.co.uk/news/uk-1⟧.]).
(⟦www.bbc.co.uk/news⟧)
(⟦www.bbc.co.uk⟧)
(⟦www.bbc.co.uk⟧.)
(⟦http://example.com⟧)
(⟦http://example.com⟧.)
(⟦http://example.com⟧).
(⟦http://example.com/⟧)
(⟦http://example.com/⟧.),
(⟦http://example.com?a=1⟧)
(⟦http://example.com#top⟧).
see ⟦http://example.com/a⟧)and so on
see ⟦http://example.com/a⟧(and so on
see ⟦http://example.com/a[1]x⟧]
see ⟦http://example.com/a⟧.(
see ⟦http://example.com/a⟧([{`,

  'brackets in it': `
⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧
⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧.
⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧, says my son
(⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧)
(⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧).
(⟦https://en.wikipedia.org/wiki/Mumsnet_(website)⟧.)
(see ⟦https://en.wikipedia.org/wiki/A_(b)_(c)⟧)
(see ⟦https://en.wikipedia.org/wiki/A_(b_(c))⟧)
(see ⟦https://en.wikipedia.org/wiki/A_(b_(c))⟧!)
⟦https://en.wikipedia.org/wiki/A_(b)#History⟧.
⟦https://en.wikipedia.org/wiki/A_(b)?action=edit⟧.
⟦https://example.com/list[1]⟧.
⟦https://example.com/?ids[]=1&ids[]=2⟧,
[⟦https://example.com/?ids[]=1⟧]
⟦https://example.com/{id}/a⟧
⟦https://example.com/(a.)⟧
⟦https://example.com/(a,b;c)⟧!
⟦https://example.com/([{x}])⟧.
⟦https://example.com/a⟧(b
⟦https://example.com/a(b)c⟧(d
⟦https://example.com/a⟧[b
⟦https://example.com/a⟧{b
⟦https://example.com/a(b)⟧)
⟦https://example.com/a(b)⟧]
⟦https://example.com/a⟧]b[
⟦https://example.com/a⟧(b]
⟦http://[2001:db8::1]/a⟧.
⟦http://[::1]:3000/⟧)`,

  'quotation marks around it': `
"⟦https://example.com/a⟧"
"⟦https://example.com/a⟧."
"⟦https://example.com/a⟧".
"⟦https://example.com/a⟧," she wrote
“⟦https://example.com/a⟧”
“⟦https://example.com/a⟧.”
“⟦https://example.com/a⟧”.
“⟦https://example.com/a⟧?” “Yes.”
‘⟦https://example.com/a⟧’
‘⟦https://example.com/a⟧.’
‘⟦https://example.com/a⟧’.
‘⟦https://example.com/a⟧,’ she wrote
'⟦https://example.com/a⟧'
'⟦https://example.com/a⟧.'
'⟦https://example.com/a⟧'.
'⟦https://example.com/a⟧!', he said
«⟦https://example.com/a⟧»
« ⟦https://example.com/a⟧. »
„⟦https://example.com/a⟧“
‹⟦https://example.com/a⟧›
‹⟦https://example.com/a⟧.›
("⟦https://example.com/a⟧")
("⟦https://example.com/a⟧.")
(“⟦https://example.com/a⟧”)
(‘⟦https://example.com/a⟧.’)
(‘⟦https://example.com/a⟧’).
"(⟦https://example.com/a⟧)"
'(⟦https://example.com/a⟧.)'
\`⟦https://example.com/a⟧\`
"⟦www.example.com⟧"
"⟦www.example.com⟧."
'⟦www.example.com⟧'
‘⟦www.example.com⟧’
‘⟦http://example.com⟧’s page
'⟦http://example.com⟧'s page
⟦http://example.com⟧’s page
⟦http://example.com⟧'s page
⟦www.example.com⟧’s page
href="⟦https://example.com/a⟧" is what it says
href='⟦https://example.com/a⟧' is what it says`,

  'marks in it': `
⟦https://example.com/a.b⟧.
⟦https://example.com/a.html⟧.
⟦https://example.com/a,b⟧,
⟦https://example.com/a;b=c⟧;
⟦https://example.com/a:b⟧:
⟦https://example.com/a!b⟧!
⟦https://example.com/a'b⟧'
⟦https://example.com/o'neill⟧
⟦https://example.com/o’neill⟧
⟦https://example.com/o’neill⟧’
⟦https://example.com/parents’-guide⟧.
⟦https://example.com/2013–14⟧
⟦https://example.com/2013–14⟧.
⟦https://example.com/2013–14⟧ – and on
⟦https://example.com/a–b–c⟧–
⟦https://example.com/a⟧–
⟦https://example.com/a⟧—
⟦https://example.com/a-b⟧
⟦https://example.com/a-⟧
⟦https://example.com/a--b⟧
⟦https://example.com/a---b⟧
⟦https://example.com/a---b⟧---
⟦https://example.com/a⟧--
⟦https://example.com/a_b⟧
⟦https://example.com/a_⟧
⟦https://example.com/_a_⟧
⟦https://youtu.be/dQw4w9WgX_⟧
⟦https://youtu.be/dQw4w9WgX-⟧
⟦https://example.com/a*b⟧
⟦https://example.com/a|b⟧
⟦https://example.com/a~b⟧
⟦https://example.com/~fern⟧
⟦https://example.com/~fern/⟧
⟦https://example.com/@fern⟧
⟦https://example.com/@fern/1⟧,
⟦https://example.com/a+b⟧
⟦https://example.com/a%20b⟧
⟦https://example.com/100%25⟧
⟦https://example.com/a..b⟧
⟦https://example.com/a...b⟧
⟦https://example.com/$5⟧
⟦https://example.com/a=b⟧
⟦https://example.com//a//b⟧
⟦https://example.com/a/⟧
⟦https://example.com/a/⟧.
⟦https://example.com/#⟧
⟦https://example.com/#!/a⟧
⟦https://example.com/#:~:text=a⟧
⟦https://example.com/a#b-c_d⟧.
⟦https://web.archive.org/web/2013/http://example.com/a⟧.`,

  'a query in it': `
⟦https://example.com/?q=a⟧
⟦https://example.com/?q=a⟧.
⟦https://example.com/?q=a&b=c⟧,
⟦https://example.com/?q=a&amp;b=c⟧
⟦https://example.com/?q=a&⟧
⟦https://example.com/?q=⟧
⟦https://example.com/?q=⟧.
⟦https://example.com/⟧?
⟦https://example.com/a⟧?.
⟦https://example.com/?q⟧
⟦https://example.com?q=a⟧
⟦https://example.com?q=a⟧)
⟦https://example.com/?q=a+b⟧!
⟦https://example.com/?q=a,b;c:d!e⟧.
⟦https://example.com/?q=what⟧?
⟦https://example.com/?q=a?b⟧
⟦https://example.com/?q=(a)⟧.
(⟦https://example.com/?q=(a)⟧)
(⟦https://example.com/?q=a⟧)
⟦https://example.com/?u=http://example.org/b⟧
⟦https://example.com/?u=https%3A%2F%2Fexample.org⟧
⟦https://example.com/?a=1#b⟧,
⟦https://example.com/?a=1;b=2⟧;
⟦https://example.com/?t=12:30⟧.
⟦https://example.com/?d=2013-06-08⟧,
⟦https://example.com/?e=fern@example.com⟧
⟦https://example.com/?a=1⟧&gt;
⟦https://example.com/?a=1⟧&quot;
⟦https://example.com/?a='b'&c=d⟧
⟦www.example.com?q=a⟧
⟦www.example.com/?q=a⟧...
⟦www.example.com/search?q=a+(b)⟧))`,

  'something in front of it': `
-⟦https://example.com/a⟧
- ⟦https://example.com/a⟧
–⟦https://example.com/a⟧
—⟦https://example.com/a⟧
/⟦https://example.com/a⟧
and/or/⟦https://example.com/a⟧
_⟦https://example.com/a⟧
*⟦https://example.com/a⟧
•⟦https://example.com/a⟧
→⟦https://example.com/a⟧
>⟦https://example.com/a⟧
:⟦https://example.com/a⟧
Link:⟦https://example.com/a⟧
Link=⟦https://example.com/a⟧
Link-⟦https://example.com/a⟧
Link_⟦https://example.com/a⟧
!⟦https://example.com/a⟧
.⟦https://example.com/a⟧
Done.⟦https://example.com/a⟧
Done,⟦https://example.com/a⟧
Done!⟦https://example.com/a⟧
#⟦https://example.com/a⟧
@⟦https://example.com/a⟧
~⟦https://example.com/a⟧
|⟦https://example.com/a⟧
£⟦https://example.com/a⟧
❤️⟦https://example.com/a⟧
☎️⟦https://example.com/a⟧
1️⃣⟦https://example.com/a⟧
👍⟦https://example.com/a⟧
👍🏽⟦https://example.com/a⟧
👩‍👧⟦https://example.com/a⟧
🏴󠁧󠁢󠁥󠁮󠁧󠁿⟦https://example.com/a⟧
❤️⟦www.example.com/a⟧
👉⟦www.example.com/a⟧
-⟦www.example.com/a⟧
/⟦www.example.com/a⟧
_⟦www.example.com/a⟧
*⟦www.example.com/a⟧
(⟦www.example.com/a⟧
:⟦https://www.example.com/a⟧
http://⟦https://example.com/a⟧
http://⟦http://example.com/a⟧
看⟦https://example.com/a⟧
смотри:⟦https://example.com/a⟧
הנה⟦https://example.com/a⟧`,

  'emphasis around it': `
_⟦https://example.com/a⟧_
__⟦https://example.com/a⟧__
_see ⟦https://example.com/a⟧_
_see ⟦https://example.com/a⟧_.
_see ⟦https://example.com/a⟧._
_see ⟦https://example.com/a⟧!_ she wrote
_see ⟦https://example.com/a_b⟧_
_see ⟦https://example.com/a⟧_ and ⟦https://example.com/b_⟧
(_see ⟦https://example.com/a⟧_)
__see ⟦https://example.com/a⟧__
_see ⟦www.example.com⟧_
_see ⟦http://example.com⟧_
_this_ is ⟦https://example.com/a_⟧
snake_case and ⟦https://example.com/a_⟧
a _ b ⟦https://example.com/a_⟧
*⟦https://example.com/a⟧*
**⟦https://example.com/a⟧**
*see ⟦https://example.com/a⟧*
*see ⟦https://example.com/a⟧.*
***⟦https://example.com/a⟧***
~~⟦https://example.com/a⟧~~
[words](⟦https://example.com/a⟧)
[words](⟦https://example.com/a_(b)⟧)
![picture](⟦https://example.com/a.png⟧)
[url]⟦https://example.com/a⟧[/url]
[url=⟦https://example.com/a⟧]words[/url]`,

  'faces behind it': `
look here ⟦https://example.com/a⟧:)
look here ⟦https://example.com/a⟧:-)
look here ⟦https://example.com/a⟧;)
look here ⟦https://example.com/a⟧;-)
look here ⟦https://example.com/a⟧:(
look here ⟦https://example.com/a⟧ :-)
look here ⟦https://example.com/a⟧)`,

  'several in one sentence': `
⟦https://a.example/1⟧ and ⟦https://b.example/2⟧
⟦https://a.example/1⟧, ⟦https://b.example/2⟧, ⟦https://c.example/3⟧.
⟦https://a.example/1⟧,⟦https://b.example/2⟧
⟦https://a.example/1⟧;⟦https://b.example/2⟧
⟦https://a.example/1⟧|⟦https://b.example/2⟧
(⟦https://a.example/1⟧)(⟦https://b.example/2⟧)
(⟦https://a.example/1⟧),(⟦https://b.example/2⟧)
⟦https://a.example/1⟧. ⟦www.b.example⟧
⟦https://a.example/⟧ ⟦https://b.example⟧
⟦https://a.example/1⟧ (⟦www.b.example⟧) “⟦http://c.example⟧”
"⟦https://a.example/1⟧"/"⟦https://b.example/2⟧"
1)⟦https://a.example/1⟧ 2)⟦https://b.example/2⟧
⟦https://a.example/1⟧、⟦https://b.example/2⟧。
⟦https://a.example/1⟧ – ⟦https://b.example/2⟧`,

  'other alphabets and marks': `
⟦https://bücher.example/ü⟧.
⟦https://россия.рф/⟧,
⟦https://例え.jp/あ⟧。
看⟦https://example.com/a⟧，好
（⟦https://example.com/a⟧）
「⟦https://example.com/a⟧」
【⟦https://example.com/a⟧】
请看：⟦https://example.com/a⟧！
⟦https://example.com/é/ñ⟧;
⟦https://example.com/naïve⟧…
انظر ⟦https://example.com/a⟧،
انظر ⟦https://example.com/a⟧؟
ראו ⟦https://example.com/a⟧״
देखिए ⟦https://example.com/a⟧।
⟦https://✪.example/1⟧
⟦https://xn--bcher-kva.example/⟧.
⟦HTTPS://WWW.GOV.UK/A⟧.
⟦Https://Www.Gov.Uk/a⟧,
⟦WWW.GOV.UK⟧!
⟦Www.Gov.uk/a⟧;`,

  'shapes of everyday hosts': `
⟦https://www.mumsnet.com/talk/petitions_noticeboard/1774818-a-b⟧.
⟦https://a.b.c.d.example.co.uk/x⟧.
⟦http://127.0.0.1:8080/a⟧,
⟦http://localhost:3000/a⟧)
⟦https://example.com:443/⟧.
⟦https://a-b.example/⟧.
⟦https://123.example/⟧.
⟦https://t.co/AbC123⟧!
⟦https://bit.ly/3xYz⟧.
⟦https://docs.google.com/document/d/1A_b-C/edit?usp=sharing⟧.
⟦https://www.facebook.com/groups/123456/?ref=share⟧,
⟦https://maps.app.goo.gl/AbC⟧.
⟦https://www.google.co.uk/maps/@51.5,-0.1,15z⟧.
⟦https://what3words.com/filled.count.soap⟧.
⟦https://hansard.parliament.uk/Commons/2013-06-08/debates/A1/B(C)⟧.
⟦https://www.theyworkforyou.com/debates/?id=2013-06-08a.1.2#g1.3⟧.`,

  'what is no address': `
me@example.com wrote
me@www.example.com wrote
a.www.example.com is a name
foo-www.example.com is a name
ftp://www.example.com/a
example.com/www.example.org
git+https://example.com/a
xhttps://example.com/a
javascript://www.example.com/%0aalert(1)
http://user@example.com/a
https://user:pass@example.com/a
https://gov.uk@evil.example/
https://gov.uk%2f@evil.example/
http:// example.com
http:/example.com/a
https://
https://.
www.
www.example
www..example.com
http://2130706433/a
http://0x7f.1/a
http://1.2.3/a
http://a
http://-a
http://my_site.example.com/a
https://gоv.uk/a with a Cyrillic o
https://gov.uk⁄evil.example/
https://gov.uk╱evil.example/
ends here.Www and there
15:00 or 3.30pm or 1.2.3.4
report.pdf and index.html`,
}
