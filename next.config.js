/** @type {import('next').NextConfig} */
module.exports = {
  turbopack: { root: __dirname }, // a build lies inside the clone, and nothing of it is to come from there
  outputFileTracingRoot: __dirname,
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false, // compressing an answer anew each time costs more than the page
  productionBrowserSourceMaps: false,
  // No page carries Next's scripts, so nobody is left who could move late metadata into the head.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', '@node-rs/argon2', 'pg-boss'],
  reactMaxHeadersLength: 0, // fonts are preloaded in the head: the front door passes on no header of Next's
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  typescript: { ignoreBuildErrors: true }, // types are checked by `npm run check`, once
}
