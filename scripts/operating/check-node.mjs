// Imported before everything else: what follows would fail on an old Node with a message that helps nobody.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Parley needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
