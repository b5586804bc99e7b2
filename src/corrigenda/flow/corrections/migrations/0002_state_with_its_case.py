from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('corrections', '0001_tables'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='correction',
            name='corrections_by_state',
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(fields=['state', 'decided_at', 'case'], name='corrections_of_a_state'),
        ),
    ]
