// What our script adds to a page that works without it. One file for all pages, after the page is there.
import { addCopyButtons } from './copy-address'
import { countLetters } from './counter'
import { keepDrafts } from './draft-keeper'
import { previewHere } from './preview-here'
import { quoteSelections } from './quote-words'
import { keepTimesTrue } from './relative-times'
import { quoteWholeHere } from './whole-quote'

keepTimesTrue()
keepDrafts()
countLetters()
previewHere()
quoteWholeHere()
quoteSelections()
addCopyButtons()
