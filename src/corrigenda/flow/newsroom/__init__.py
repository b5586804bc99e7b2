"""Who works here, which outlets, which house policy; and the audit trail of it all."""
