const NESTED = Array.from({ length: 5 }, () => "proxy").join(":");
const SRC_NESTED = Array.from({ length: 5 }, () => "src/middleware").join(":");

/** Headers by which something has been reached elsewhere that should not have been: the name and the lines. */
export function headerShapes(path: string, host: string): [string, string[]][] {
  return [
    // Next: its advisories of 2025 and 2026, and what its own parts say to each other.
    ["RSC", ["RSC: 1"]],
    ["a prefetch", ["RSC: 1", "Next-Router-Prefetch: 1"]],
    [
      "a prefetch of segments",
      ["RSC: 1", "Next-Router-Prefetch: 1", "Next-Router-Segment-Prefetch: /_tree"],
    ],
    [
      "a prefetch of a page",
      ["RSC: 1", "Next-Router-Prefetch: 2", "Next-Router-Segment-Prefetch: /__PAGE__"],
    ],
    [
      "a router's state",
      ["RSC: 1", "Next-Router-State-Tree: %5B%22%22%2C%7B%7D%2Cnull%2Cnull%2Ctrue%5D"],
    ],
    ["Next-Url", [`Next-Url: ${path}`, "RSC: 1"]],
    ["a refresh of development", ["RSC: 1", "Next-HMR-Refresh: 1"]],
    ["the type of RSC", ["Accept: text/x-component"]],
    ["Next-Resume", ["Next-Resume: 1", "X-Next-Resume-State-Length: 2"]],
    ["Next-Action", ["Next-Action: 0123456789abcdef0123456789abcdef01234567"]],
    [
      "a subrequest",
      ["X-Middleware-Subrequest: middleware:middleware:middleware:middleware:middleware"],
    ],
    ["a subrequest of src", [`X-Middleware-Subrequest: ${SRC_NESTED}`]],
    [
      "a subrequest of proxy",
      [`X-Middleware-Subrequest: ${NESTED}`, `X-Middleware-Subrequest-Id: 1`],
    ],
    [
      "what a middleware answers",
      [`X-Middleware-Rewrite: ${path}`, "X-Middleware-Next: 1", "X-Middleware-Skip: 1"],
    ],
    [
      "headers of a middleware",
      ["X-Middleware-Override-Headers: x-user", "X-Middleware-Request-X-User: admin"],
    ],
    ["a prefetch of a middleware", ["X-Middleware-Prefetch: 1", "Purpose: prefetch"]],
    ["X-Nextjs-Data", ["X-Nextjs-Data: 1"]],
    ["a path that has matched", [`X-Matched-Path: ${path}`, "X-Now-Route-Matches: 1=x"]],
    [
      "a path to be invoked",
      [`X-Invoke-Path: ${path}`, "X-Invoke-Status: 200", "X-Invoke-Output: /active"],
    ],
    [
      "a revalidation",
      ["X-Prerender-Revalidate: 0123456789abcdef", "X-Prerender-Revalidate-If-Generated: 1"],
    ],
    [
      "a preview",
      ["Cookie: __prerender_bypass=1; __next_preview_data=e30; next-instant-navigation-testing=1"],
    ],
    ["a nonce", ["X-Nonce: x", "Content-Security-Policy: script-src 'nonce-x'"]],
    ["an account of Vercel", ["X-Vercel-Protection-Bypass: 1", "X-Vercel-Set-Bypass-Cookie: true"]],
    // Identity headers as proxies send them, without a signature.
    ["x_user", ["x_user: admin", "X_User: admin", "x-user: admin"]],
    ["X_Forwarded_User", ["X_Forwarded_User: admin", "X_Forwarded_Email: admin@example.com"]],
    [
      "X-Forwarded-User",
      [
        "X-Forwarded-User: admin",
        "X-Forwarded-Groups: sre",
        "X-Forwarded-Email: admin@example.com",
      ],
    ],
    ["X-Auth-Request-User", ["X-Auth-Request-User: admin", "X-Auth-Request-Groups: sre"]],
    ["X-WEBAUTH-USER", ["X-WEBAUTH-USER: admin", "X-WEBAUTH-ROLE: Admin"]],
    ["Remote-User", ["Remote-User: admin", "Remote-Groups: sre", "REMOTE_USER: admin"]],
    [
      "Google's unsigned headers",
      [
        "X-Goog-Authenticated-User-Email: accounts.google.com:admin@example.com",
        "X-Goog-Authenticated-User-Id: 1",
      ],
    ],
    ["Amazon's unsigned headers", ["X-Amzn-Oidc-Identity: admin", "X-Amzn-Oidc-Accesstoken: x"]],
    ["Cloudflare's unsigned headers", ["Cf-Access-Authenticated-User-Email: admin@example.com"]],
    ["Tailscale's headers", ["Tailscale-User-Login: admin@example.com"]],
    [
      "a client's certificate",
      ["X-SSL-Client-Verify: SUCCESS", "X-Client-Cert: admin", "Ssl-Client-S-Dn: CN=admin"],
    ],
    ["our own words", ["X-Sessionscope-Viewer: admin", "X-Viewer: admin", "X-Groups: sre"]],
    // From where, and for what, as proxies say it.
    ["X-Forwarded-Host", ["X-Forwarded-Host: localhost", "X-Forwarded-Proto: https"]],
    ["X-Forwarded-Uri", ["X-Forwarded-Uri: /api/healthz", "X-Forwarded-Method: GET"]],
    [
      "X-Forwarded-For",
      ["X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1", "True-Client-IP: 127.0.0.1"],
    ],
    ["Forwarded", [`Forwarded: for=127.0.0.1;host=${host};proto=https`]],
    ["X-Original-URL", ["X-Original-URL: /api/healthz", "X-Rewrite-URL: /api/healthz"]],
    [
      "X-Original-URL back",
      [`X-Original-URL: ${path}`, `X-Rewrite-URL: ${path}`, `X-Forwarded-Uri: ${path}`],
    ],
    ["X-Forwarded-Prefix", ["X-Forwarded-Prefix: /api/healthz", "X-Script-Name: /api/healthz"]],
    ["a health check of AWS", ["User-Agent: ELB-HealthChecker/2.0"]],
    ["a health check of Google", ["User-Agent: GoogleHC/1.0"]],
    ["a health check of Kubernetes", ["User-Agent: kube-probe/1.31"]],
    ["a crawler", ["User-Agent: Googlebot/2.1 (+http://www.google.com/bot.html)"]],
    // Other headers that a request may carry.
    ["Basic credentials", ["Authorization: Basic YWRtaW46YWRtaW4="]],
    ["a bearer that is none", ["Authorization: Bearer junk"]],
    [
      "a bearer without a signature",
      ["Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJzcmUiXX0."],
    ],
    [
      "an embed's bearer without a signature",
      [
        "Authorization: Bearer eyJhbGciOiJub25lIiwidHlwIjoic3NtLWVtYmVkK2p3dCJ9.eyJzdWIiOiJhZG1pbiJ9.",
      ],
    ],
    ["an empty bearer", ["Authorization: Bearer ", "Authorization: Negotiate"]],
    [
      "junk as cookies",
      ["Cookie: __Host-session=junk; __Host-sessionscope=junk; session=admin; =; ;;"],
    ],
    [
      "a page of another site",
      [
        "Origin: https://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Referer: https://evil.example/",
      ],
    ],
    [
      "a page of ours",
      [`Origin: http://${host}`, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"],
    ],
    ["a picture of a page", ["Sec-Fetch-Dest: image", "Accept: image/*"]],
    ["a frame", ["Sec-Fetch-Dest: iframe", "Sec-Fetch-Mode: navigate"]],
    [
      "a method in a header",
      ["X-HTTP-Method-Override: GET", "X-Method-Override: GET", "X-HTTP-Method: HEAD"],
    ],
    ["a part of it", ["Range: bytes=0-10000", "If-Range: *"]],
    [
      "what is known already",
      ["If-None-Match: *", "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"],
    ],
    ["a cache that wants all", ["Cache-Control: only-if-cached", "Pragma: no-cache"]],
    ["an expectation", ["Expect: 100-continue"]],
    ["an unknown expectation", ["Expect: data"]],
    ["a language", ["Accept-Language: ../../..", "Accept: ../../etc/passwd"]],
    ["another port", [`X-Forwarded-Port: 443`, "X-Forwarded-Server: localhost"]],
    ["trailers", ["TE: trailers", "Trailer: Authorization"]],
    [
      "a trace",
      [
        "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "X-Request-Id: admin",
      ],
    ],
  ];
}
