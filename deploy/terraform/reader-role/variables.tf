variable "id" {
  description = "The account's id in links, columns and the API."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{1,64}$", var.id))
    error_message = "id must be 1 to 64 letters, digits, dots, dashes or underscores."
  }
}

variable "display_name" {
  description = "The account's name for people. Default: the id."
  type        = string
  default     = null

  validation {
    condition     = var.display_name == null ? true : length(var.display_name) >= 1 && length(var.display_name) <= 100
    error_message = "display_name must have 1 to 100 characters."
  }
}

variable "regions" {
  description = "The regions whose sessions are read. No other region can be asked with this role."
  type        = list(string)

  validation {
    condition     = length(var.regions) > 0 && length(distinct(var.regions)) == length(var.regions)
    error_message = "regions must name at least one region, and none twice."
  }

  validation {
    condition     = alltrue([for region in var.regions : can(regex("^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}$", region))])
    error_message = "regions must be names of AWS regions, such as eu-west-1."
  }
}

variable "base_role_arn" {
  description = "The role that Sessionscope itself runs as, and the only one that may assume this one. It must exist already."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,512}$", var.base_role_arn))
    error_message = "base_role_arn must be the ARN of one role; neither an account nor a star is enough."
  }
}

variable "external_id" {
  description = "Sent when the role is assumed. Agree it with the operator of Sessionscope."
  type        = string
  sensitive   = true

  validation {
    condition     = length(var.external_id) >= 16 && length(var.external_id) <= 1224 && can(regex("^[A-Za-z0-9_+=,.@:/-]+$", var.external_id))
    error_message = "external_id must have 16 to 1224 characters: letters, digits and _+=,.@:/- only."
  }
}

variable "role_name" {
  description = "The name of the role."
  type        = string
  default     = "sessionscope"

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
