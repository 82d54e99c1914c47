variable "reader_role_arns" {
  description = "The reader roles, by their full ARNs: no other role can be assumed."
  type        = list(string)

  validation {
    condition     = length(var.reader_role_arns) > 0
    error_message = "reader_role_arns must name at least one role."
  }

  validation {
    condition     = alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,512}$", arn))])
    error_message = "reader_role_arns must be ARNs of roles, without stars."
  }
}

variable "trusted_service" {
  description = "Where Sessionscope runs: ec2.amazonaws.com, ecs-tasks.amazonaws.com or pods.eks.amazonaws.com (EKS Pod Identity). Ignored with irsa."
  type        = string
  default     = "ec2.amazonaws.com"

  validation {
    condition     = contains(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "pods.eks.amazonaws.com"], var.trusted_service)
    error_message = "trusted_service must be ec2.amazonaws.com, ecs-tasks.amazonaws.com or pods.eks.amazonaws.com."
  }
}

variable "irsa" {
  description = "The service account of a cluster with an OIDC provider (IRSA) that Sessionscope runs as; issuer is without https://."
  type = object({
    provider_arn    = string
    issuer          = string
    namespace       = string
    service_account = string
  })
  default = null

  validation {
    condition = var.irsa == null ? true : alltrue([
      can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/", var.irsa.provider_arn)),
      can(regex("^[a-z0-9.-]+(/[A-Za-z0-9/_-]+)?$", var.irsa.issuer)),
      can(regex("^[a-z0-9-]{1,63}$", var.irsa.namespace)),
      can(regex("^[a-z0-9.-]{1,253}$", var.irsa.service_account)),
    ])
    error_message = "irsa must have the provider's ARN, its issuer without https://, one namespace and one service account; no stars."
  }
}

variable "role_name" {
  description = "The name of the role."
  type        = string
  default     = "sessionscope-base"

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{1,64}$", var.role_name))
    error_message = "role_name must be what IAM takes as a role's name."
  }
}

variable "permissions_boundary" {
  description = "The ARN of a policy that bounds the role, where your organisation demands one."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the role."
  type        = map(string)
  default     = {}
}
