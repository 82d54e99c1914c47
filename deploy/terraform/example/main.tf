# Two accounts: Sessionscope runs in the first, on EC2, and reads both. Copy it and put your own in.
provider "aws" {
  region  = "eu-west-1"
  profile = "ops"
}

provider "aws" {
  alias   = "prod"
  region  = "eu-west-1"
  profile = "prod"
}

variable "external_id" {
  description = "One for all reader roles; make it with openssl rand -hex 16."
  type        = string
  sensitive   = true
}

module "base_role" {
  source           = "../base-role"
  trusted_service  = "ec2.amazonaws.com"
  reader_role_arns = [module.ops.arn, module.prod.arn]
}

# The account in which Sessionscope runs has a reader role like the others.
module "ops" {
  source        = "../reader-role"
  id            = "ops"
  display_name  = "Operations"
  regions       = ["eu-west-1"]
  base_role_arn = module.base_role.arn
  external_id   = var.external_id
}

module "prod" {
  source        = "../reader-role"
  providers     = { aws = aws.prod }
  id            = "prod"
  display_name  = "Production"
  regions       = ["eu-west-1", "us-east-1"]
  base_role_arn = module.base_role.arn
  external_id   = var.external_id
}

resource "aws_iam_instance_profile" "sessionscope" {
  name = "sessionscope"
  role = module.base_role.name
}

output "sessionscope_accounts" {
  description = "The value of SESSIONSCOPE_ACCOUNTS: terraform output -raw sessionscope_accounts"
  sensitive   = true
  value       = jsonencode([module.ops.account, module.prod.account])
}
