// What our script adds to a page that works without it. One file for all pages, after the page is there.
import { addCopyButtons } from './copy-address'
import { keepDrafts } from './draft-keeper'
import { keepTimesTrue } from './relative-times'

keepTimesTrue()
keepDrafts()
addCopyButtons()
