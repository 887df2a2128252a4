import { expect, test } from 'vitest'
import { targetOf } from './targets'
import { withoutTracking } from './tracking'

test.each([
  ['https://petition.parliament.uk/petitions/44403', 'petition:44403'],
  ['http://petition.parliament.uk/petitions/44403', 'petition:44403'],
  ['https://www.petition.parliament.uk/petitions/44403/', 'petition:44403'],
  ['https://petition.parliament.uk/petitions/44403.json', 'petition:44403'],
  ['https://petition.parliament.uk/petitions/44403/signatures/new', 'petition:44403'],
  ['https://petition.parliament.uk/petitions/44403/count.json?reveal_response=yes#x', 'petition:44403'],
  ['https://petition.parliament.uk/petitions/44403?fbclid=1', 'petition:44403'],
  ['https://petition.parliament.uk/archived/petitions/44403', 'petition:44403'],
  ['http://epetitions.direct.gov.uk/petitions/44403', 'petition:44403'],
  ['https://petitions.senedd.wales/petitions/245', 'senedd-petition:245'],
  ['https://petitions.assembly.wales/petitions/245', 'senedd-petition:245'],
  ['https://petitions.parliament.scot/petitions/PE1812', 'scottish-petition:pe1812'],
  ['https://petition.parliament.uk/petitions/local/leeds-east', 'petition.parliament.uk/petitions/local/leeds-east'],
  ['https://petition.parliament.uk/petitions/44403x', 'petition.parliament.uk/petitions/44403x'],
  ['https://petition.parliament.uk.evil.example/petitions/44403', 'petition.parliament.uk.evil.example/petitions/44403'],
  ['https://www.Example.org/A/', 'example.org/A'],
  ['http://example.org', 'example.org'],
  ['https://example.org:8080/a?b=2&a=1&utm_source=x#part', 'example.org:8080/a?a=1&b=2'],
  ['https://example.org/?utm_source=x', 'example.org'],
  ['no address', 'no address'],
])('%s leads to %s', (address, target) => {
  expect(targetOf(address)).toBe(target)
})

test.each([
  ['https://example.org/?a=%20&UTM_Source=x&b=+&fbclid=y#utm_z=1', 'https://example.org/?a=%20&b=+#utm_z=1'],
  ['https://example.org/?gclid=1', 'https://example.org/'],
  ['https://example.org/a?mc_cid=1&mc_eid=2&_hsenc=3&igshid=4&b', 'https://example.org/a?b'],
  ['https://example.org/?a=1&&b=;=', 'https://example.org/?a=1&&b=;='],
  ['https://example.org/utm_source=x', 'https://example.org/utm_source=x'],
])('without tracking %s is %s', (address, clean) => {
  expect(withoutTracking(address)).toBe(clean)
})
