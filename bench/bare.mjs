// The least that a server of this kind can do: bare node:http, sending as many bytes as the path says.
import { createServer } from 'node:http'

const kept = new Map()

function bytesOf(length) {
  if (!kept.has(length)) kept.set(length, Buffer.alloc(length, 'a'))
  return kept.get(length)
}

const server = createServer((request, response) => {
  const bytes = bytesOf(Number(request.url.slice(1)))
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length })
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit())
