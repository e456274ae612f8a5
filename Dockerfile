# An image that holds the binary, the libraries that it is linked to, and the certificates that it trusts.
FROM node:22-bookworm AS build
WORKDIR /src
COPY . .
RUN npm ci && npm run binary
RUN mkdir -p /image/tmp && chmod 1777 /image/tmp \
 && ldd dist/chartwright | grep -o '/[^ ]*' | xargs -I{} cp --parents --dereference {} /image \
 && cp --parents --dereference /etc/ssl/certs/ca-certificates.crt /image \
 && install -D dist/chartwright /image/usr/local/bin/chartwright

FROM scratch
COPY --from=build /image /
ENV HOME=/tmp PATH=/usr/local/bin
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/chartwright"]
