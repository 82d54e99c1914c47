# Only values, no resources: the tests evaluate this file without AWS's provider.
# The documents are plain JSON. A name in angle brackets is a placeholder for a variable.
locals {
  # IAM itself denies everything that is not allowed here, so no denial is needed.
  base_policy = jsondecode(replace(
    file("${path.module}/base-policy.json"),
    "\"<reader_role_arns>\"", jsonencode(var.reader_role_arns)
  ))

  # EC2 instances and ECS tasks.
  service_trust = replace(
    file("${path.module}/service-trust.json"),
    "\"<trusted_service>\"", jsonencode(var.trusted_service)
  )

  # EKS Pod Identity: its agent tags the session with the cluster, namespace and pod.
  pod_identity_trust = file("${path.module}/pod-identity-trust.json")

  # A service account of a cluster with an OIDC issuer (IRSA): only this one of the whole cluster.
  # The values are parts of longer texts there, so they go in without the quotes that jsonencode adds.
  irsa_trust = replace(replace(replace(replace(
    file("${path.module}/irsa-trust.json"),
    "<provider_arn>", trim(jsonencode(local.irsa.provider_arn), "\"")),
    "<issuer>", trim(jsonencode(local.irsa.issuer), "\"")),
    "<namespace>", trim(jsonencode(local.irsa.namespace), "\"")),
    "<service_account>", trim(jsonencode(local.irsa.service_account), "\"")
  )
  irsa = coalesce(var.irsa, { provider_arn = "", issuer = "", namespace = "", service_account = "" })

  workload_trust = jsonencode(jsondecode(
    var.irsa != null ? local.irsa_trust :
    var.trusted_service == "pods.eks.amazonaws.com" ? local.pod_identity_trust :
    local.service_trust
  ))
}
