# Only values, no resources: the tests read this file, and evaluate it without AWS's provider.
locals {
  # All that Sessionscope ever does in an account. IAM knows no resources for this action, hence the star.
  # The denial holds even if somebody attaches another policy to the role.
  reader_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ListSessions"
        Effect   = "Allow"
        Action   = ["ssm:DescribeSessions"]
        Resource = "*"
        Condition = {
          StringEquals = { "aws:RequestedRegion" = var.regions }
        }
      },
      {
        Sid      = "NeverTouchSessions"
        Effect   = "Deny"
        Action   = ["ssm:StartSession", "ssm:ResumeSession", "ssm:TerminateSession", "ssm:SendCommand"]
        Resource = "*"
      },
    ]
  }

  # The session name is fixed, so that CloudTrail shows one name and no other program can borrow the role.
  reader_trust = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "BaseRoleOnly"
        Effect    = "Allow"
        Principal = { AWS = var.base_role_arn }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = {
            "sts:ExternalId"      = var.external_id
            "sts:RoleSessionName" = "sessionscope"
          }
        }
      },
    ]
  }
}
