# Plenary as one container, from a release's tree: an ordinary user, nothing written outside /data and /tmp.
#   docker build -t plenary .
FROM node:24-trixie-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends binutils busybox-static git \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /plenary
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run release -- --tree /release && scripts/release/image.sh /release /image

FROM scratch
COPY --from=build /image /
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 PLENARY_DATA=/data LOG_FORMAT=json MALLOC_ARENA_MAX=2
ENV PATH=/plenary/app/node/bin:/bin
WORKDIR /plenary/app
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((res) => process.exit(res.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", ".build/server/command.mjs"]
