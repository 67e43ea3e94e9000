"""What each template is given: plain, frozen values, no markup."""
