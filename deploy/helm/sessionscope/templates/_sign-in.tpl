{{- define "sessionscope.signIn" -}}
- name: SESSIONSCOPE_AUTH
  value: {{ .Values.auth.mode | quote }}
{{- with .Values.url }}
- name: SESSIONSCOPE_URL
  value: {{ . | quote }}
{{- end }}
{{- if .Values.access }}
- name: SESSIONSCOPE_ACCESS
  value: /etc/sessionscope/access.json
{{- end }}
{{- if eq .Values.auth.mode "oidc" }}
- name: SESSIONSCOPE_OIDC_ISSUER
  value: {{ .Values.auth.oidc.issuer | quote }}
- name: SESSIONSCOPE_OIDC_CLIENT_ID
  value: {{ .Values.auth.oidc.clientId | quote }}
- name: SESSIONSCOPE_OIDC_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .Values.auth.oidc.existingSecret }}
      key: SESSIONSCOPE_OIDC_CLIENT_SECRET
- name: SESSIONSCOPE_SESSION_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ .Values.auth.oidc.existingSecret }}
      key: SESSIONSCOPE_SESSION_KEYS
{{- with .Values.auth.oidc.scopes }}
- name: SESSIONSCOPE_OIDC_SCOPES
  value: {{ join " " . | quote }}
{{- end }}
{{- with .Values.auth.oidc.groupsClaim }}
- name: SESSIONSCOPE_OIDC_GROUPS_CLAIM
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.oidc.allowedDomains }}
- name: SESSIONSCOPE_ALLOWED_DOMAINS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.auth.oidc.allowedGroups }}
- name: SESSIONSCOPE_ALLOWED_GROUPS
  value: {{ join "," . | quote }}
{{- end }}
{{- else }}
- name: SESSIONSCOPE_JWT_PRESET
  value: {{ .Values.auth.jwt.preset | quote }}
{{- with .Values.auth.jwt.issuer }}
- name: SESSIONSCOPE_JWT_ISSUER
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.audience }}
- name: SESSIONSCOPE_JWT_AUDIENCE
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.jwksUrl }}
- name: SESSIONSCOPE_JWT_JWKS_URL
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.header }}
- name: SESSIONSCOPE_JWT_HEADER
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.algorithms }}
- name: SESSIONSCOPE_JWT_ALGORITHMS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.auth.jwt.albArn }}
- name: SESSIONSCOPE_JWT_ALB_ARN
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.clientId }}
- name: SESSIONSCOPE_JWT_CLIENT_ID
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.groupsClaim }}
- name: SESSIONSCOPE_JWT_GROUPS_CLAIM
  value: {{ . | quote }}
{{- end }}
{{- with .Values.auth.jwt.allowedDomains }}
- name: SESSIONSCOPE_ALLOWED_DOMAINS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.auth.jwt.allowedGroups }}
- name: SESSIONSCOPE_ALLOWED_GROUPS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- with .Values.embed.origins }}
- name: SESSIONSCOPE_EMBED_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
{{- if .Values.embed.keysSecret }}
- name: SESSIONSCOPE_EMBED_KEYS
  value: /etc/sessionscope/embed-keys.json
{{- end }}
{{- end }}

{{- define "sessionscope.refuse" -}}
{{- if not (or (eq .Values.auth.mode "oidc") (eq .Values.auth.mode "jwt")) }}
{{- fail "auth.mode must be oidc or jwt: without sign-in everyone who reaches the service would see every session." }}
{{- end }}
{{- if eq .Values.auth.mode "oidc" }}
{{- if not (and .Values.url .Values.auth.oidc.issuer .Values.auth.oidc.clientId .Values.auth.oidc.existingSecret) }}
{{- fail "auth.mode oidc needs url, auth.oidc.issuer, auth.oidc.clientId, and auth.oidc.existingSecret, a Secret with SESSIONSCOPE_OIDC_CLIENT_SECRET and SESSIONSCOPE_SESSION_KEYS." }}
{{- end }}
{{- end }}
{{- if and (eq .Values.auth.mode "jwt") (not .Values.auth.jwt.preset) }}
{{- fail "auth.mode jwt needs auth.jwt.preset: alb, cloudflare, iap, teleport or generic." }}
{{- end }}
{{- if and .Values.embed.keysSecret (not (and .Values.url .Values.embed.origins)) }}
{{- fail "embed.keysSecret needs url and embed.origins." }}
{{- end }}
{{- if and .Values.embed.keysSecret (not (or .Values.redis.enabled .Values.secret.existingSecret)) }}
{{- if not (and (eq (include "sessionscope.instances" .) "1") (eq (.Values.replicas | quote) "\"1\"")) }}
{{- fail "embed.keysSecret with more than one server needs secret.existingSecret, a Secret with SESSIONSCOPE_SECRET: without it, a list that one server has begun cannot be continued by another." }}
{{- end }}
{{- end }}
{{- end }}
