import { expect, test } from 'vitest'
import { encodingFor } from './encodings'

test('the best encoding that is taken is used, and none that is refused', () => {
  expect(encodingFor('gzip, deflate, br, zstd')).toBe('br')
  expect(encodingFor('gzip;q=1.0, BR;q=0.5')).toBe('br')
  expect(encodingFor('gzip, br;q=0')).toBe('gzip')
  expect(encodingFor('br;q=0.0, gzip; q=0.000')).toBe('identity')
  for (const none of [undefined, '', 'identity', 'deflate', 'brotli', 'x-gzip']) expect(encodingFor(none)).toBe('identity')
})
