# Only values, no resources: the tests read this file, and evaluate it without AWS's provider.
locals {
  # What is not allowed here is denied by IAM itself, so no denial stands beside it.
  base_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AssumeReaderRoles"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = var.reader_role_arns
      },
    ]
  }

  # EC2 instances and ECS tasks.
  service_trust = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Workload"
        Effect    = "Allow"
        Principal = { Service = var.trusted_service }
        Action    = ["sts:AssumeRole"]
      },
    ]
  }

  # EKS Pod Identity: its agent tags the session with the cluster, namespace and pod.
  pod_identity_trust = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Workload"
        Effect    = "Allow"
        Principal = { Service = "pods.eks.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
      },
    ]
  }

  # A service account of a cluster with an OIDC issuer (IRSA): that one and no other of the cluster.
  irsa_trust = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Workload"
        Effect    = "Allow"
        Principal = { Federated = local.irsa.provider_arn }
        Action    = ["sts:AssumeRoleWithWebIdentity"]
        Condition = {
          StringEquals = {
            "${local.irsa.issuer}:aud" = "sts.amazonaws.com"
            "${local.irsa.issuer}:sub" = "system:serviceaccount:${local.irsa.namespace}:${local.irsa.service_account}"
          }
        }
      },
    ]
  }
  irsa = coalesce(var.irsa, { provider_arn = "", issuer = "", namespace = "", service_account = "" })

  workload_trust = (
    var.irsa != null ? jsonencode(local.irsa_trust) :
    var.trusted_service == "pods.eks.amazonaws.com" ? jsonencode(local.pod_identity_trust) :
    jsonencode(local.service_trust)
  )
}
